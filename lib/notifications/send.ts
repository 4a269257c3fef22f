import { log } from '@/lib/kernel/log'
import { channelOf } from './channels'
import { type Claimed, claimDue, perPerson } from './claim'
import { type Lane, unwritable } from './lanes'
import type { Outcome } from './port'
import { tellingsOf } from './read-tellings'
import { type Result, recordResults } from './record'
import type { Channel } from './schemas'

/** Answers that come so soon after the first one are written down with it, in one transaction. */
const gatherMs = 20

/** Sends what is due on a channel until nothing is left, and returns how many calls were made. */
export const sendDue = (channel: Channel, through: Lane): Promise<number> =>
  new Sending(channel, through).run()

/**
 * Claims while there is room, calls, and writes outcomes down in the order of their coming: a death doubles only what
 * was answered within the last moment, and a call that hangs keeps nobody else waiting.
 */
class Sending {
  private readonly channel: Channel
  private readonly through: Lane
  /** Calls without an answer. */
  private readonly flying = new Map<string, Claimed>()
  /** The last claim took all it could: more is waiting. */
  private more = true
  private answered: Result[] = []
  private recording: Promise<void> | null = null
  private woken = false
  private wake = () => {}
  private broken = false
  private failure: unknown
  private sent = 0

  constructor(channel: Channel, through: Lane) {
    this.channel = channel
    this.through = through
  }

  async run(): Promise<number> {
    for (;;) {
      this.woken = false
      if ((await this.start()) > 0 || this.woken) continue
      if (this.flying.size === 0 && this.recording === null) break
      await new Promise<void>((resolve) => {
        this.wake = resolve
      })
    }
    if (this.failure !== undefined) throw this.failure
    return this.sent
  }

  private look() {
    this.woken = true
    this.wake()
  }

  /** Begins as many calls as there is room for; 0 when none is due. */
  private async start(): Promise<number> {
    const { atOnce } = channelOf(this.channel)
    const limit = atOnce - this.flying.size
    if (this.broken || this.failure !== undefined || limit < atOnce / 2) return 0
    try {
      const claimed = await claimDue(this.channel, { limit, ...this.wish(atOnce) })
      this.more = claimed.length === limit
      for (const one of claimed) this.flying.set(one.id, one)
      if (claimed.length > 0) await this.call(claimed)
      return claimed.length
    } catch (error) {
      this.failure = error
      return 0
    }
  }

  private wish(atOnce: number): { busy: string[]; steadyOnly: boolean } {
    const counts = new Map<string, number>()
    for (const { personId } of this.flying.values()) counts.set(personId, (counts.get(personId) ?? 0) + 1)
    const busy = [...counts].flatMap(([personId, count]) => (count >= perPerson ? [personId] : []))
    const failing = [...this.flying.values()].filter((one) => one.failing).length
    return { busy, steadyOnly: failing >= atOnce / 4 }
  }

  private async call(claimed: readonly Claimed[]): Promise<void> {
    try {
      const tellings = await tellingsOf(claimed)
      for (const [n, one] of claimed.entries()) {
        const telling = tellings[n]
        const outcome = telling ? this.through.deliver(telling) : Promise.resolve(unwritable)
        void outcome.catch(unanswered).then((came) => this.take(one, came))
      }
    } catch (error) {
      for (const { id } of claimed) this.flying.delete(id)
      throw error
    }
  }

  private take(claimed: Claimed, outcome: Outcome): void {
    const { channel } = this
    if (outcome.kind !== 'delivered')
      log().warn({ channel, delivery: claimed.id, ...outcome }, 'not delivered')
    if (outcome.kind === 'broken') this.broken = true
    this.flying.delete(claimed.id)
    this.answered.push({ claimed, outcome })
    this.recording ??= this.record()
    if (this.more) this.look()
  }

  private async record(): Promise<void> {
    while (this.answered.length > 0) {
      if (this.flying.size > 0) await pause(gatherMs)
      const results = this.answered
      this.answered = []
      try {
        await recordResults(this.channel, results)
        this.sent += results.length
      } catch (error) {
        this.failure = error
      }
      this.look()
    }
    this.recording = null
    this.look()
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const unanswered = (error: unknown): Outcome => {
  log().error({ err: error }, 'a channel threw')
  return { kind: 'retry', reason: 'no answer' }
}
