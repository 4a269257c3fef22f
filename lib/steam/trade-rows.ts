import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { steamTrade } from '@/db/schema/steam'
import type { Db, Tx } from '@/lib/kernel/db'
import type { EventType } from '@/lib/kernel/events'
import { move } from '@/lib/kernel/machine'
import type { Ctx } from '@/lib/kernel/operation'
import { tradeEnded, tradeExchanged, tradeProgressed, tradeReversed } from './events'
import { type TradeFacts, type TradeItem, tradeItem } from './schemas'
import { steamTrades, type TradeEvent, type TradeState, tradeState } from './states'

export type TradeRow = Omit<typeof steamTrade.$inferSelect, 'state' | 'items' | 'result'> & {
  state: TradeState
  items: TradeItem[]
  result: TradeItem[] | null
}

const itemList = z.array(tradeItem)

export const rowOf = (raw: typeof steamTrade.$inferSelect): TradeRow => ({
  ...raw,
  state: tradeState(raw.state),
  items: itemList.parse(raw.items),
  result: raw.result === null ? null : itemList.parse(raw.result),
})

export async function readTradeRow(db: Db | Tx, id: string, lock = false): Promise<TradeRow | null> {
  const query = db.select().from(steamTrade).where(eq(steamTrade.id, id))
  const [raw] = lock ? await query.for('update') : await query
  return raw ? rowOf(raw) : null
}

export const factsOf = (row: TradeRow): TradeFacts => ({
  id: row.id,
  subject: row.subject,
  leg: row.leg,
  attempt: row.attempt,
  state: row.state,
  reason: row.reason,
  botId: row.botId,
  offerId: row.offerId,
  steamTradeId: row.steamTradeId,
})

/** Which of our events tells the world about a state; the quiet ones are only in the trade's own timeline. */
const told: Partial<Record<TradeState, EventType<TradeFacts>>> = {
  unknown: tradeProgressed,
  needs_confirmation: tradeProgressed,
  active: tradeProgressed,
  committing: tradeProgressed,
  escrow_hold: tradeProgressed,
  exchanged: tradeExchanged,
  declined: tradeEnded,
  countered: tradeEnded,
  expired: tradeEnded,
  cancelled: tradeEnded,
  invalid_items: tradeEnded,
  cancelled_2fa: tradeEnded,
  failed: tradeEnded,
  rolled_back: tradeEnded,
  refused: tradeEnded,
  reversed: tradeReversed,
}

type Changes = Partial<Omit<typeof steamTrade.$inferInsert, 'id' | 'state' | 'version' | 'reason'>>

/** Moves a trade and tells everybody who has to know. */
export async function moveTrade(
  ctx: Ctx,
  row: TradeRow,
  on: TradeEvent,
  set: Changes = {},
  reason: string | null = null,
): Promise<TradeRow> {
  const { id, subject, leg, attempt } = row
  const proof = {
    ...(set.offerId ? { offerId: set.offerId } : {}),
    ...(set.steamTradeId ? { steamTradeId: set.steamTradeId } : {}),
  }
  const data = { id, subject, leg, attempt, reason, ...proof }
  const changes = { stepAt: ctx.now, ...set, reason }
  const moved = await move(ctx, steamTrades, steamTrade, row, on, { set: changes, data })
  const type = told[moved.state]
  if (type) await ctx.emit(type, { aggregate: id, payload: factsOf(moved) })
  return moved
}

export const wakeChannel = 'tradepost_steam'

/** Wakes the worker that owns the bot, when this transaction commits. */
export const wakeBot = (tx: Tx, botId: string) => tx.execute(sql`select pg_notify(${wakeChannel}, ${botId})`)
