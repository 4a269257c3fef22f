import { eq, sql } from 'drizzle-orm'
import { payout, sellerAccount } from '@/db/schema/payouts'
import type { Tx } from '@/lib/kernel/db'
import type { PersonData } from '@/lib/kernel/person-data'

/** Payouts are books and stay, under the account's id; with the account the way to a bank is forgotten. */
export const payoutsPersonData: PersonData = {
  domain: 'payouts',
  tables: ['seller_account', 'payout'],
  read: async (db, { personId }) => ({
    account: await db
      .select({
        country: sellerAccount.country,
        state: sellerAccount.state,
        monthly: sellerAccount.monthly,
        createdAt: sellerAccount.createdAt,
      })
      .from(sellerAccount)
      .where(eq(sellerAccount.personId, personId)),
    payouts: await db.select().from(payout).where(eq(payout.sellerId, personId)),
  }),
  forget: async ({ tx }, { personId }) => {
    await tx.delete(sellerAccount).where(eq(sellerAccount.personId, personId))
  },
}

/** The account is joined to another one, which keeps its own way to a bank if it has one. */
export async function handOverPayouts(tx: Tx, from: string, into: string): Promise<void> {
  await tx.update(payout).set({ sellerId: into, period: null }).where(eq(payout.sellerId, from))
  await tx
    .update(sellerAccount)
    .set({ personId: into })
    .where(
      sql`${sellerAccount.personId} = ${from}
        and not exists (select 1 from seller_account other where other.person_id = ${into})`,
    )
}
