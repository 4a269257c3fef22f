import { createClient } from '@redis/client'
import { log } from './log'
import type { Charge } from './rate-limit-table'

const connectWithinMs = 2_000
const answerWithinMs = 250
const longestPauseMs = 5_000
/** Redis counts in whole numbers: microseconds keep a thousandth of a call exact and fit into 53 bits. */
const perMs = 1_000

type Charger = (charges: Charge[], at: number) => Promise<Map<string, number>>
type Client = ReturnType<typeof open>

export interface RedisCharger {
  charge: Charger
  close(): void
}

function open(url: string) {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: 5_000,
    socket: {
      connectTimeout: connectWithinMs,
      reconnectStrategy: (tries) => Math.min(50 * 2 ** Math.min(tries, 10), longestPauseMs),
    },
  })
  client.on('ready', () => log().info('rate limits are shared through Redis'))
  client.on('error', (error: unknown) => log().warn({ err: error }, 'Redis is away'))
  client.connect().catch(() => {})
  return client
}

/** The buckets in Redis instead of the table; while it is away or slow, whatever is `otherwise`. */
export function redisCharger(url: string, otherwise: Charger): RedisCharger {
  const client = open(url)
  const charge: Charger = async (charges, at) => {
    if (!client.isReady) return otherwise(charges, at)
    try {
      const answers = charges.map(async (each) => [each.key, await chargeOne(client, each, at)] as const)
      const granted = await inTime(Promise.all(answers))
      return new Map(granted.flatMap(([key, fullAt]) => (fullAt === null ? [] : [[key, fullAt] as const])))
    } catch (error) {
      log().warn({ err: error }, 'rate limits fall back to the table')
      return otherwise(charges, at)
    }
  }
  return { charge, close: () => client.destroy() }
}

/**
 * A key holds when its bucket will be full again and is gone by then. Plain commands only, each atomic: the key is made
 * if there is none, the charge is added, and taken back where there was no room. Calls that meet in between find the
 * bucket emptier than it is, never fuller.
 */
async function chargeOne(client: Client, { key, costMs, windowMs }: Charge, at: number) {
  const name = `tradepost:limit:${key}`
  const present = Math.round(at * perMs)
  const cost = Math.round(costMs * perMs)
  const [, sum] = await client
    .multi()
    .set(name, String(present), { condition: 'NX', expiration: { type: 'PX', value: Math.ceil(windowMs) } })
    .incrBy(name, cost)
    .exec()
  let fullAt = Number(sum)
  // The key outlived its bucket by a moment: what was left over in it is not given away.
  if (fullAt - cost < present) fullAt = Number(await client.incrBy(name, present - (fullAt - cost)))
  if (fullAt > present + (windowMs + 1) * perMs) {
    await client.incrBy(name, -cost)
    return null
  }
  await client.pExpireAt(name, Math.ceil(fullAt / perMs))
  return fullAt / perMs
}

function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Redis did not answer in time.')), answerWithinMs)
  })
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}
