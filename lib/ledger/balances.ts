import { sql } from 'drizzle-orm'
import type { Db, Tx } from '@/lib/kernel/db'
import type { Currency } from '@/lib/kernel/money'
import { type Account, wallet } from './accounts'

export interface Balance {
  postedMinor: number
  heldMinor: number
  /** Posted less held. */
  availableMinor: number
}

/** What stands on an account; zeros when it was never used. Exact for hot accounts too. */
export async function balanceOf(db: Db | Tx, account: Account, currency: Currency = 'EUR'): Promise<Balance> {
  const [row] = await db.execute<{ posted: string; held: string }>(sql`
    select posted, held from ledger_balance where code = ${account} and currency = ${currency}`)
  const postedMinor = Number(row?.posted ?? 0)
  const heldMinor = Number(row?.held ?? 0)
  return { postedMinor, heldMinor, availableMinor: postedMinor - heldMinor }
}

export interface InEscrow {
  orderId: string
  title: string
  amountMinor: number
}

/** What a person's orders have in escrow, the newest order first. */
export async function escrowOf(db: Db | Tx, userId: string, currency: Currency): Promise<InEscrow[]> {
  const rows = await db.execute<{ id: string; title: string | null; posted: string }>(sql`
    select o.id, a.posted,
      (select string_agg(l.title, ', ' order by l.line) from order_line l where l.order_id = o.id) as title
    from "order" o
    join ledger_account a on a.code = 'escrow:' || o.id and a.currency = ${currency}
    where o.buyer_id = ${userId} and a.posted > 0
    order by o.created_at desc`)
  return rows.map(({ id, title, posted }) => ({
    orderId: id,
    title: title ?? 'Order',
    amountMinor: Number(posted),
  }))
}

export interface Balances {
  availableMinor: number
  heldMinor: number
  inEscrowMinor: number
}

/** A person's money: what can be spent, what is held on the wallet, what their orders have in escrow. */
export async function balances(db: Db | Tx, userId: string, currency: Currency = 'EUR'): Promise<Balances> {
  const { availableMinor, heldMinor } = await balanceOf(db, wallet(userId), currency)
  const orders = await escrowOf(db, userId, currency)
  const inEscrowMinor = orders.reduce((sum, order) => sum + order.amountMinor, 0)
  return { availableMinor, heldMinor, inEscrowMinor }
}
