import { and, count, eq, isNull, notInArray, or } from 'drizzle-orm'
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

/** Deals that go on and money that is left: while there is any, nobody can leave. */
export async function tiesOf(db: Db | Tx, personId: string) {
  const [open] = await db
    .select({ n: count() })
    .from(deal)
    .where(and(or(eq(deal.buyerId, personId), eq(deal.sellerId, personId)), notInArray(deal.state, ended)))
  const accounts = await db
    .select({ currency: ledgerAccount.currency, posted: ledgerAccount.posted })
    .from(ledgerAccount)
    .where(eq(ledgerAccount.code, wallet(personId)))
  return { openDeals: open?.n ?? 0, money: accounts.filter(({ posted }) => posted !== 0) }
}
