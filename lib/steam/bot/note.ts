import { and, eq } from 'drizzle-orm'
import { steamTrade } from '@/db/schema/steam'
import type { TradeEvent } from '../states'
import { moveTrade, type TradeRow } from '../trade-rows'
import type { Work } from './work'

type Note = Partial<Pick<TradeRow, 'stepAt' | 'lastError' | 'lookups' | 'recheckAt'>>

/** Changes what the bot remembers about a trade, without moving it. */
export async function noteTrade(work: Work, row: TradeRow, note: Note): Promise<void> {
  await work.write((ctx) =>
    ctx.tx
      .update(steamTrade)
      .set(note)
      .where(and(eq(steamTrade.id, row.id), eq(steamTrade.version, row.version))),
  )
}

export async function end(work: Work, row: TradeRow, on: TradeEvent, reason: string): Promise<void> {
  await work.write((ctx) => moveTrade(ctx, row, on, { recheckAt: null }, reason))
  work.at('ending recorded')
}
