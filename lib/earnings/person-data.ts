import { eq } from 'drizzle-orm'
import { earning, feeRule } from '@/db/schema/earnings'
import type { Ctx } from '@/lib/kernel/operation'
import type { PersonData } from '@/lib/kernel/person-data'

/** Earnings are books: they stay, under the account's id. */
export const earningsPersonData: PersonData = {
  domain: 'earnings',
  tables: ['earning', 'fee_rule'],
  read: async (db, { personId }) => ({
    earnings: await db.select().from(earning).where(eq(earning.sellerId, personId)),
    fees: await db.select().from(feeRule).where(eq(feeRule.sellerId, personId)),
  }),
  forget: async () => {},
}

export async function handOverEarnings({ tx }: Ctx, from: string, into: string): Promise<void> {
  await tx.update(earning).set({ sellerId: into }).where(eq(earning.sellerId, from))
  await tx.delete(feeRule).where(eq(feeRule.sellerId, from))
}
