import { now } from './clock'
import { refuse } from './errors'
import { log } from './log'
import { type Charge, chargeBuckets } from './rate-limit-table'

/**
 * At most `max` calls at once; used ones come back evenly over `windowS`. So any stretch of `windowS` sees `max` calls
 * on average and never twice as many, the wait after a refusal is `windowS / max`, and nobody waits for a window to turn.
 */
export interface Limit {
  max: number
  windowS: number
}

/** One thing that is counted: an operation by a person, by an address, an account that is guessed at. */
export interface Count {
  key: string
  limit: Limit
}

/**
 * What this node knows of one bucket. `fullAt` is when it will be full again: it moves ahead by one call's share with
 * every call, and the bucket is empty when it is `windowS` away.
 */
interface Bucket {
  fullAt: number
  /** Calls granted here that the table has not heard of. */
  unsaid: number
}

export type Charger = (charges: Charge[], at: number) => Promise<Map<string, number>>

const maxBuckets = 50_000
/** A node tells the table about every tenth of a limit, and about every call once half of it is used. */
const batchShare = 10
const nearShare = 0.5

/**
 * Counts calls in memory, in front of a table that all nodes share. A full bucket refuses without a round trip; an
 * emptying one asks the table, all due counts of a call in one statement. Nodes together may exceed a limit by what they
 * have not yet told: less than a tenth each. Without the database every node goes on by its own count.
 */
export class RateLimits {
  readonly #buckets = new Map<string, Bucket>()
  readonly #charge: Charger

  constructor(charge: Charger = chargeBuckets) {
    this.#charge = charge
  }

  /** Refuses (429) when one of the counts is used up; otherwise the call is charged to all of them. */
  async count(counts: readonly Count[], at = now().getTime()): Promise<void> {
    for (const { key, limit } of counts) demandRoom(this.#bucket(key, at), limit, at)
    for (const { key, limit } of counts) take(this.#bucket(key, at), limit, at)
    const due = counts.filter(({ key, limit }) => isDue(this.#bucket(key, at), limit, at))
    if (due.length > 0) await this.#tell(due, at)
  }

  async #tell(due: readonly Count[], at: number): Promise<void> {
    const charges = due.map(({ key, limit }) => {
      const bucket = this.#bucket(key, at)
      const costMs = bucket.unsaid * shareMs(limit)
      bucket.unsaid = 0
      return { key, costMs, windowMs: limit.windowS * 1_000 }
    })
    const granted = await this.#charge(charges, at).catch((error: unknown) => {
      log().warn({ err: error }, 'rate limits are counted by this process alone')
      return null
    })
    if (granted === null) return
    for (const { key, limit } of due) {
      const bucket = this.#bucket(key, at)
      const told = granted.get(key)
      // Calls that came in while the table was asked are not in its answer.
      const known = told === undefined ? at + limit.windowS * 1_000 : told + bucket.unsaid * shareMs(limit)
      bucket.fullAt = Math.max(bucket.fullAt, known)
      if (told === undefined) tooOften(shareMs(limit))
    }
  }

  /** The least recently used buckets go first; a bucket that is full again is forgotten for free. */
  #bucket(key: string, at: number): Bucket {
    const known = this.#buckets.get(key)
    const bucket = known && known.fullAt > at ? known : { fullAt: at, unsaid: 0 }
    this.#buckets.delete(key)
    this.#buckets.set(key, bucket)
    if (this.#buckets.size > maxBuckets) {
      const [oldest] = this.#buckets.keys()
      if (oldest !== undefined) this.#buckets.delete(oldest)
    }
    return bucket
  }
}

const shareMs = ({ max, windowS }: Limit): number => (windowS * 1_000) / max

function demandRoom({ fullAt }: Bucket, limit: Limit, at: number): void {
  const over = fullAt + shareMs(limit) - (at + limit.windowS * 1_000)
  // A thousandth of a call is a rounding error of adding shares, not a call.
  if (over > shareMs(limit) / 1_000) tooOften(over)
}

function take(bucket: Bucket, limit: Limit, at: number): void {
  bucket.fullAt = Math.max(bucket.fullAt, at) + shareMs(limit)
  bucket.unsaid++
}

function isDue({ fullAt, unsaid }: Bucket, { max, windowS }: Limit, at: number): boolean {
  return unsaid >= Math.max(1, Math.floor(max / batchShare)) || fullAt - at >= windowS * 1_000 * nearShare
}

function tooOften(waitMs: number): never {
  const waitS = Math.max(1, Math.ceil(waitMs / 1_000))
  refuse('too_many_requests', `That was too often. Try again in ${waitS} s.`, {
    status: 429,
    retryAfterS: waitS,
  })
}

const ours = new RateLimits()

/** Counts a call against every limit given, in this process and, when due, for all of them. */
export const countCalls = (...counts: Count[]): Promise<void> => ours.count(counts)
