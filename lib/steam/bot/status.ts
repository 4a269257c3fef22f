import { eq } from 'drizzle-orm'
import { steamBot } from '@/db/schema/steam'
import { now } from '@/lib/kernel/clock'
import { Outage } from '@/lib/kernel/errors'
import type { BotRow } from '../bot-rows'
import { botChanged } from '../events'
import type { Work } from './work'

const noteEveryMs = 5_000

/** Keeps the bot's row true without writing at every poll. */
export class Status {
  private notedAt = 0
  private noted = ''
  private readonly botId: string
  private readonly write: Work['write']

  constructor(botId: string, write: Work['write']) {
    this.botId = botId
    this.write = write
  }

  /** A poll went well. */
  async good(bot: BotRow): Promise<void> {
    await this.note(
      bot.state === 'limited' ? 'limited' : 'online',
      bot.state === 'limited' ? bot.lastError : null,
      true,
    )
  }

  async trouble(error: unknown): Promise<void> {
    const text = error instanceof Outage ? `${error.message} (${error.code})` : messageOf(error)
    await this.note('offline', text, false)
  }

  /** Steam does not let the bot trade for some days: it finishes what it has and gets nothing new. */
  async limit(reason: string): Promise<void> {
    await this.note('limited', reason, false)
  }

  private async note(state: BotRow['state'], lastError: string | null, polled: boolean): Promise<void> {
    const at = Date.now()
    const told = `${state} ${lastError ?? ''}`
    const changed = told !== this.noted
    if (!changed && (!polled || at - this.notedAt < noteEveryMs)) return
    await this.write(async (ctx) => {
      const changes = { state, lastError: lastError?.slice(0, 300) ?? null, updatedAt: ctx.now }
      await ctx.tx
        .update(steamBot)
        .set(polled ? { ...changes, lastPollAt: now() } : changes)
        .where(eq(steamBot.id, this.botId))
      if (changed)
        await ctx.emit(botChanged, {
          aggregate: this.botId,
          payload: { botId: this.botId, state },
          rooms: ['admins'],
        })
    })
    this.noted = told
    this.notedAt = at
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
