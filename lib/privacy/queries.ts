import { and, count, eq, isNull, notInArray, or, sql } from 'drizzle-orm'
import { deal } from '@/db/schema/deals'
import { person } from '@/db/schema/identity'
import { ledgerAccount } from '@/db/schema/ledger'
import type { Db, Tx } from '@/lib/kernel/db'
import type { DataOwner } from '@/lib/kernel/person-data'
import { wallet } from '@/lib/ledger'

/** Null for somebody who has left. */
export async function ownerOf(db: Db | Tx, personId: string): Promise<(DataOwner & { role: string }) | null> {
  const [row] = await db
    .select({ personId: person.id, steamId: person.steamId, email: person.email, role: person.role })
    .from(person)
    .where(and(eq(person.id, personId), isNull(person.deletedAt)))
  return row ?? null
}

const ended = ['settled', 'refunded', 'returned']
/** Of the order of a seller that was paid. */
const underWay = sql`('paid', 'fulfilling', 'shipped', 'delivered', 'disputed')`

/** Deals, orders and payouts that go on and money that is left: while there is any, nobody can leave. */
export async function tiesOf(db: Db | Tx, personId: string) {
  const [open] = await db
    .select({ n: count() })
    .from(deal)
    .where(and(or(eq(deal.buyerId, personId), eq(deal.sellerId, personId)), notInArray(deal.state, ended)))
  const accounts = await db
    .select({ currency: ledgerAccount.currency, posted: ledgerAccount.posted })
    .from(ledgerAccount)
    .where(eq(ledgerAccount.code, wallet(personId)))
  const [more] = await db.execute<{ orders: string; earnings: string; payouts: string }>(sql`
    select (select count(*) from seller_order s join "order" o on o.id = s.order_id
        where (o.buyer_id = ${personId} or s.seller_id = ${personId}) and s.state in ${underWay}) as orders,
      (select count(*) from earning where seller_id = ${personId} and state in ('accrued', 'clearing')) as earnings,
      (select count(*) from payout where seller_id = ${personId}
        and state in ('requested', 'transferred', 'in_transit')) as payouts`)
  return {
    openDeals: open?.n ?? 0,
    openOrders: Number(more?.orders ?? 0),
    openEarnings: Number(more?.earnings ?? 0),
    openPayouts: Number(more?.payouts ?? 0),
    money: accounts.filter(({ posted }) => posted !== 0),
  }
}

export type Ties = Awaited<ReturnType<typeof tiesOf>>

export const isFree = ({ openDeals, openOrders, openEarnings, openPayouts, money }: Ties): boolean =>
  openDeals + openOrders + openEarnings + openPayouts + money.length === 0
