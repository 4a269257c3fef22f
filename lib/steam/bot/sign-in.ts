import { eq } from 'drizzle-orm'
import { steamBot } from '@/db/schema/steam'
import { inMs, now } from '@/lib/kernel/clock'
import { Outage } from '@/lib/kernel/errors'
import { log } from '@/lib/kernel/log'
import type { Ctx } from '@/lib/kernel/operation'
import { type BotRow, refreshTokenOf, sealRefreshToken, secretsOf } from '../bot-rows'
import { SteamRefusal, type SteamSession } from '../port'
import { gate } from './gate'
import { bounded } from './pause'

/** A process that starts with many bots signs them in a few at a time. */
const fewAtOnce = gate(4)

type Write = <T>(body: (ctx: Ctx) => Promise<T>) => Promise<T>

const refusedPauseMs = 5 * 60_000
const longestPauseMs = 60_000
const leastBetweenMs = 2_000

/** The login of one bot: renewed before it ends, tried again with growing pauses, never twice at once. */
export class Login {
  private renewAt = new Date(0)
  private nextTryAt = new Date(0)
  private lastAt = new Date(0)
  private failures = 0

  get signedIn(): boolean {
    return now() < this.renewAt
  }

  /** The next moment at which `ensure` has something to do. */
  get dueAt(): Date {
    return this.signedIn ? this.renewAt : this.nextTryAt
  }

  /** Steam ended the session: the next `ensure` signs in again, but not in a loop. */
  lose() {
    if (this.signedIn) this.nextTryAt = inMs(this.lastAt, bounded(leastBetweenMs))
    this.renewAt = new Date(0)
  }

  /** Signs in when that is due. False while the bot has to wait before the next try. */
  async ensure(bot: BotRow, session: SteamSession, write: Write): Promise<boolean> {
    if (this.signedIn) return true
    if (now() < this.nextTryAt) return false
    try {
      await this.signIn(bot, session, write)
      this.failures = 0
      return true
    } catch (error) {
      this.failures++
      this.nextTryAt = inMs(now(), pauseAfter(error, this.failures))
      throw error
    }
  }

  private async signIn(bot: BotRow, session: SteamSession, write: Write): Promise<void> {
    const before = refreshTokenOf(bot)
    const { refreshToken, renewAt } = await fewAtOnce(() => session.signIn(secretsOf(bot), before))
    if (refreshToken !== before)
      await set(write, bot.id, { sealedRefreshToken: sealRefreshToken(bot.id, refreshToken) })
    if (!bot.acknowledgedAt) {
      await session.acknowledgeTradeProtection()
      await set(write, bot.id, { acknowledgedAt: now() })
    }
    this.renewAt = renewAt
    this.lastAt = now()
    log().info({ botId: bot.id, renewAt }, 'bot signed in')
  }
}

function pauseAfter(error: unknown, failures: number): number {
  if (error instanceof SteamRefusal) return refusedPauseMs
  const least = error instanceof Outage ? error.retryAfterMs : 1_000
  const grown = Math.min(longestPauseMs, 250 * 2 ** Math.min(failures, 8))
  return bounded(Math.max(least, grown)) * (0.75 + Math.random() / 2)
}

const set = (write: Write, botId: string, changes: Partial<typeof steamBot.$inferInsert>) =>
  write((ctx) => ctx.tx.update(steamBot).set(changes).where(eq(steamBot.id, botId)))
