import { sql } from 'drizzle-orm'
import { inMs } from '@/lib/kernel/clock'
import type { Db, Tx } from '@/lib/kernel/db'
import type { Currency } from '@/lib/kernel/money'
import { balanceOf, wallet } from '@/lib/ledger'
import { protectedMs, type RiskFacts, risksOf } from './risk'
import type { HoldView } from './schemas'

export interface Earned {
  earnedMinor: number
  onTheWayMinor: number
  paidMinor: number
  holds: HoldView[]
  /** What may leave now. */
  withdrawableMinor: number
}

/**
 * What a seller earned is what the ledger posted to their wallet as sales, less what it took back for refunds; money that
 * was topped up or given back to a buyer never leaves by a payout. What failed counts as not paid out.
 */
export async function earnedOf(
  db: Db | Tx,
  sellerId: string,
  currency: Currency,
  now: Date,
): Promise<Earned> {
  const [sums] = await db.execute<{ earned: string; on_the_way: string; paid: string }>(sql`
    select (select coalesce(sum(e.amount), 0) from ledger_entry e join ledger_transfer t on t.id = e.transfer_id
        where e.account_id = (select id from ledger_account where code = ${wallet(sellerId)} and currency = ${currency})
          and (t.kind = 'sale' or (t.kind = 'refund' and e.amount < 0))) as earned,
      coalesce(sum(amount_minor) filter (where state in ('requested', 'transferred', 'in_transit')), 0) as on_the_way,
      coalesce(sum(amount_minor) filter (where state = 'paid'), 0) as paid
    from payout where seller_id = ${sellerId} and currency = ${currency}`)
  const earnedMinor = Number(sums?.earned ?? 0)
  const onTheWayMinor = Number(sums?.on_the_way ?? 0)
  const paidMinor = Number(sums?.paid ?? 0)
  const { availableMinor } = await balanceOf(db, wallet(sellerId), currency)
  const facts = await riskFacts(db, sellerId, currency, now)
  const holds = risksOf(facts, now)
  const kept = holds.some(({ amountMinor }) => amountMinor === null) ? earnedMinor : facts.protectedMinor
  const left = Math.min(availableMinor, earnedMinor - onTheWayMinor - paidMinor - kept)
  return { earnedMinor, onTheWayMinor, paidMinor, holds, withdrawableMinor: Math.max(0, left) }
}

interface Facts extends Record<string, unknown> {
  first_sale: string | null
  orders: string
  disputes: string
  protected: string
  protected_until: string | null
}

async function riskFacts(
  db: Db | Tx,
  sellerId: string,
  currency: Currency,
  now: Date,
): Promise<RiskFacts & { protectedMinor: number }> {
  const since = inMs(now, -protectedMs).toISOString()
  const recent = inMs(now, -90 * 86_400_000).toISOString()
  const [row] = await db.execute<Facts>(sql`
    with mine as (
      select s.order_id from seller_order s join "order" o on o.id = s.order_id
      where s.seller_id = ${sellerId} and o.paid_at is not null and o.created_at > ${recent}::timestamptz),
    fresh as (
      select price_minor - fee_minor as net, updated_at from deal
      where seller_id = ${sellerId} and currency = ${currency} and state = 'settled'
        and updated_at > ${since}::timestamptz)
    select (select min(t.at) from ledger_entry e join ledger_transfer t on t.id = e.transfer_id
        where t.kind = 'sale' and e.account_id =
          (select id from ledger_account where code = ${wallet(sellerId)} and currency = ${currency})) as first_sale,
      (select count(*) from mine) as orders,
      (select count(distinct p.order_id) from payment_dispute d join payment p on p.id = d.payment_id
        where d.state <> 'won' and p.order_id in (select order_id from mine)) as disputes,
      (select coalesce(sum(net), 0) from fresh) as protected,
      (select max(updated_at) + ${protectedMs} * interval '1 millisecond' from fresh) as protected_until`)
  return {
    firstSaleAt: row?.first_sale ? new Date(row.first_sale) : null,
    recentOrders: Number(row?.orders ?? 0),
    recentDisputes: Number(row?.disputes ?? 0),
    protectedMinor: Number(row?.protected ?? 0),
    protectedUntil: row?.protected_until ? new Date(row.protected_until) : null,
  }
}
