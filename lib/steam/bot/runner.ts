import { inMs, now } from '@/lib/kernel/clock'
import { asOutage, rawDb } from '@/lib/kernel/db'
import { env } from '@/lib/kernel/env'
import { Outage, Refusal } from '@/lib/kernel/errors'
import { type Lease, LeaseLost } from '@/lib/kernel/lease'
import { log } from '@/lib/kernel/log'
import { type BotRow, readBot } from '../bot-rows'
import { type OfferView, type SteamPort, SteamRefusal, type SteamSession } from '../port'
import type { TradeRow } from '../trade-rows'
import { noteTrade } from './note'
import { bounded } from './pause'
import { cancelTwins, type Polled, poll } from './poll'
import { Login } from './sign-in'
import { Status } from './status'
import { mayStart, stepOf, workOf } from './steps'
import { type StepPoint, Stopped, type Work, writeAs } from './work'

export interface RunnerOptions {
  steam: SteamPort
  /** Called at every step point; a test ends the worker there by throwing `Stopped`. */
  probe?: (point: StepPoint, tradeId: string) => void
}

const stepsAtOnce = 4
const fullPollMs = 120_000
const longestPauseMs = 30_000

const codeOf = (error: unknown): string => {
  if (error instanceof Outage) return error.code
  return error instanceof Error ? error.message.slice(0, 300) : 'unknown'
}

/** Everything one bot does, for as long as its lease is ours. */
export class BotRunner {
  readonly done: Promise<void>
  private readonly bot: { id: string; steamId: string }
  private readonly options: RunnerOptions
  private readonly write: Work['write']
  private readonly session: SteamSession
  private readonly status: Status
  private readonly login = new Login()
  private readonly running = new Map<string, Promise<void>>()
  private readonly failures = new Map<string, number>()
  private polled: Polled = { hints: new Map(), unlisted: new Set(), twins: [] }
  private nextPollAt = 0
  private nextFullPollAt = 0
  private setbacks = 0
  private stopped = false
  private awake = false
  private rouse: () => void = () => {}

  constructor(bot: BotRow, lease: Lease, options: RunnerOptions) {
    this.bot = { id: bot.id, steamId: bot.steamId }
    this.options = options
    this.write = writeAs(lease)
    this.status = new Status(bot.id, this.write)
    this.session = options.steam.openSession(this.bot)
    this.done = this.loop()
  }

  /** Look for work now. */
  wake() {
    this.awake = true
    this.rouse()
  }

  /** Ends at the next step point without another write; resolves when nothing runs any more. */
  async stop(): Promise<void> {
    this.stopped = true
    this.wake()
    await this.done
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      this.awake = false
      let pauseMs: number
      try {
        pauseMs = await this.turn()
      } catch (raised) {
        pauseMs = await this.setback(asOutage(raised))
      }
      if (!this.stopped && !this.awake) await this.sleep(pauseMs)
    }
    await Promise.allSettled(this.running.values())
    this.session.close()
  }

  private sleep(pauseMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pauseMs)
      this.rouse = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  /** One round; answers how long to sleep. */
  private async turn(): Promise<number> {
    const bot = await readBot(rawDb(), this.bot.id)
    if (!bot || bot.state === 'disabled') {
      this.stopped = true
      return 0
    }
    if (!(await this.login.ensure(bot, this.session, this.write)))
      return Math.max(20, this.login.dueAt.getTime() - now().getTime())
    let rows = await workOf(bot.id)
    if (performance.now() >= this.nextPollAt) {
      await this.pollNow(bot, rows)
      if (this.awake) rows = await workOf(bot.id)
    }
    this.start(rows)
    return this.pauseUntilNext(rows)
  }

  /** A poll that fails does not keep the trades from being worked on. */
  private async pollNow(bot: BotRow, rows: TradeRow[]): Promise<void> {
    const startedAt = performance.now()
    const full = startedAt >= this.nextFullPollAt
    const waiting = rows.some((row) => row.offerId !== null)
    this.nextPollAt = startedAt + (waiting ? env().STEAM_POLL_MS : env().STEAM_IDLE_POLL_MS)
    try {
      this.polled = await poll(this.session, rows, full)
      if (full) this.nextFullPollAt = startedAt + fullPollMs
      await cancelTwins(this.session, this.polled.twins)
      this.setbacks = 0
    } catch (error) {
      if (!(error instanceof Outage) || error.system !== 'steam') throw error
      const pauseMs = await this.setback(error)
      this.nextPollAt = Math.max(this.nextPollAt, startedAt + pauseMs)
      return
    }
    await this.status.good(bot)
  }

  private start(rows: TradeRow[]) {
    for (const row of rows) {
      const hint = this.polled.hints.get(row.id)
      const due = row.stepAt <= now() || hint !== undefined || this.polled.unlisted.has(row.id)
      if (!due || !this.mayRun(row, rows)) continue
      if (this.running.size >= stepsAtOnce) return
      this.running.set(row.id, this.run(row, hint))
    }
  }

  private mayRun = (row: TradeRow, rows: TradeRow[]): boolean =>
    !this.running.has(row.id) && mayStart(row, rows, (id) => this.running.has(id))

  private pauseUntilNext(rows: TradeRow[]): number {
    const untilPoll = this.nextPollAt - performance.now()
    const free = this.running.size < stepsAtOnce
    const waiting = free ? rows.filter((row) => this.mayRun(row, rows)) : []
    const untilStep = Math.min(...waiting.map((row) => row.stepAt.getTime() - now().getTime()))
    return Math.max(5, Math.min(untilPoll, untilStep))
  }

  private async run(row: TradeRow, hint: OfferView | undefined): Promise<void> {
    const { bot, session, write } = this
    const at = (point: StepPoint) => {
      this.options.probe?.(point, row.id)
      if (this.stopped) throw new Stopped(point)
    }
    const work: Work = { bot, session, write, at }
    try {
      await stepOf(work, row, hint)
      this.failures.delete(row.id)
    } catch (raised) {
      await this.stepFailed(work, row, asOutage(raised)).catch((error) => this.setback(asOutage(error)))
    } finally {
      this.polled.hints.delete(row.id)
      this.polled.unlisted.delete(row.id)
      this.running.delete(row.id)
      this.wake()
    }
  }

  /** One trade's trouble stays its own: it is noted, and the trade is tried again later. */
  private async stepFailed(work: Work, row: TradeRow, error: unknown): Promise<void> {
    if (this.ends(error)) return
    const failures = (this.failures.get(row.id) ?? 0) + 1
    this.failures.set(row.id, failures)
    const about = { botId: this.bot.id, tradeId: row.id, state: row.state, err: error }
    if (error instanceof Outage || error instanceof Refusal) log().info(about, 'a trade has to wait')
    else log().error(about, 'a step of a trade failed')
    if (error instanceof Outage && error.code === 'session_expired') this.login.lose()
    if (error instanceof SteamRefusal && error.reason === 'new_device') await this.status.limit(error.message)
    const least = error instanceof Outage ? error.retryAfterMs : 200
    const pauseMs = bounded(Math.min(longestPauseMs, Math.max(least, 100 * 2 ** Math.min(failures, 9))))
    const stepAt = inMs(now(), pauseMs * (0.75 + Math.random() / 2))
    await noteTrade(work, row, { lastError: codeOf(error), stepAt })
  }

  /** The whole bot has trouble: no login, no poll, no database. Answers how long to wait. */
  private async setback(error: unknown): Promise<number> {
    if (this.ends(error)) return 0
    const expired = error instanceof Outage && error.code === 'session_expired'
    const about = { botId: this.bot.id, err: error }
    this.setbacks++
    if (expired) this.login.lose()
    if (error instanceof Outage || error instanceof Refusal) log().warn(about, 'the bot has to wait')
    else log().error(about, 'a round of the bot failed')
    const offline = !(error instanceof Outage && error.system === 'database') && !expired
    if (offline) await this.status.trouble(error).catch((raised) => this.ends(raised))
    const grown = Math.min(longestPauseMs, env().STEAM_POLL_MS * 2 ** Math.min(this.setbacks, 6))
    return bounded(expired && this.setbacks === 1 ? 20 : grown) * (0.75 + Math.random() / 2)
  }

  /** True when the runner must not go on: the lease is gone, or it was stopped. */
  private ends(error: unknown): boolean {
    if (!(error instanceof LeaseLost || error instanceof Stopped)) return false
    if (error instanceof LeaseLost)
      log().warn({ botId: this.bot.id }, 'the bot belongs to another worker now')
    this.stopped = true
    this.wake()
    return true
  }
}
