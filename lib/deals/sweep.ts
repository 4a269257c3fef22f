import { sql } from 'drizzle-orm'
import { system } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { env } from '@/lib/kernel/env'
import { log } from '@/lib/kernel/log'
import { type Ctx, inTransaction } from '@/lib/kernel/operation'
import { refund } from './endings'
import { follow, type LegResult } from './follow'
import { askSeller } from './legs'
import { lockDeal } from './row'

const batch = 100

/** Deals without a bot: ask again, and give the money back when the seller's window ends without one. */
export async function sweepWaiting(): Promise<number> {
  const rows = await rawDb().execute<{ id: string }>(sql`
    select id from deal where state = 'funded' order by created_at limit ${batch}`)
  for (const { id } of rows) {
    await alone(id, async (ctx) => {
      const deal = await lockDeal(ctx.tx, id)
      if (deal.state !== 'funded') return
      const overdue = ctx.now.getTime() - deal.createdAt.getTime() > env().DEAL_SELLER_WINDOW_S * 1_000
      if (overdue) await refund(ctx, deal, 'no_bot', 'release')
      else await askSeller(ctx, deal)
    })
  }
  return rows.length
}

interface Missed extends Record<string, unknown> {
  id: string
  subject: string
  leg: LegResult['leg']
  attempt: number
  state: string
  reason: string | null
  steam_trade_id: string | null
}

/** Deals whose trade has ended while they still wait for it: correctness never depends on an event arriving. */
export async function sweepMissed(): Promise<number> {
  const rows = await rawDb().execute<Missed>(sql`
    select trade.id, subject, leg, attempt, trade.state, trade.reason, trade.steam_trade_id from deal
    join lateral (select * from steam_trade where subject = deal.id order by created_at desc, attempt desc limit 1) trade on true
    where ((deal.state = 'taking' and trade.leg = 'take') or (deal.state = 'giving' and trade.leg = 'give')
        or (deal.state = 'returning' and trade.leg = 'return'))
      and trade.state in ('exchanged', 'declined', 'countered', 'expired', 'cancelled', 'invalid_items', 'cancelled_2fa', 'failed', 'rolled_back', 'refused')
      and trade.updated_at < now() - interval '5 seconds'
    limit ${batch}`)
  for (const row of rows) {
    await alone(row.subject, (ctx) =>
      follow(ctx, {
        subject: row.subject,
        leg: row.leg,
        attempt: row.attempt,
        tradeId: row.id,
        exchanged: row.state === 'exchanged',
        reason: row.reason ?? row.state,
        proof: { steamTradeId: row.steam_trade_id },
      }),
    )
  }
  return rows.length
}

/** One deal in a transaction of its own; what goes wrong with it must not hold up the others. */
async function alone(dealId: string, body: (ctx: Ctx) => Promise<void>): Promise<void> {
  try {
    await inTransaction(system('deals'), body)
  } catch (error) {
    log().error({ dealId, err: error }, 'a deal could not be swept')
  }
}
