import { and, eq } from 'drizzle-orm'
import { steamTrade } from '@/db/schema/steam'
import type { TradeEvent } from '../states'
import { moveTrade, type TradeRow } from '../trade-rows'
import type { Work } from './work'

type Note = Partial<Pick<TradeRow, 'stepAt' | 'lastError' | 'lookups' | 'recheckAt'>>

/**
 * Changes what the bot remembers about a trade, without moving it. Does nothing when the trade has moved, or when
 * somebody wants it looked at sooner (`step_at` is not what the step began with).
 */
export async function noteTrade(work: Work, row: TradeRow, note: Note): Promise<void> {
  const unchanged = and(
    eq(steamTrade.id, row.id),
    eq(steamTrade.version, row.version),
    eq(steamTrade.stepAt, row.stepAt),
  )
  await work.write((ctx) => ctx.tx.update(steamTrade).set(note).where(unchanged))
}

export async function end(work: Work, row: TradeRow, on: TradeEvent, reason: string): Promise<void> {
  await work.write((ctx) => moveTrade(ctx, row, on, { recheckAt: null }, reason))
  work.at('ending recorded')
}
