import { eq } from 'drizzle-orm'
import { sellerAccount } from '@/db/schema/payouts'
import { type Actor, system } from '@/lib/kernel/access'
import type { Db, Tx } from '@/lib/kernel/db'
import { refuse } from '@/lib/kernel/errors'
import { type Ctx, inTransaction } from '@/lib/kernel/operation'
import { processor, type Seller } from '@/lib/payments'
import { inWords } from './requirements'
import type { AccountView } from './schemas'

export type AccountRow = typeof sellerAccount.$inferSelect

/** The person who asks about their own money. */
export function sellerOf(actor: Actor): string {
  if (actor.kind === 'person') return actor.id
  refuse('sign_in_required', 'Sign in to do this.', { status: 401 })
}

export async function findAccount(db: Db | Tx, personId: string): Promise<AccountRow | null> {
  const [row] = await db.select().from(sellerAccount).where(eq(sellerAccount.personId, personId))
  return row ?? null
}

export async function demandAccount(db: Db | Tx, personId: string): Promise<AccountRow> {
  return (await findAccount(db, personId)) ?? refuse('no_seller_account', 'Say first where your bank is.')
}

export const accountOf = (row: AccountRow | null): AccountView => ({
  state: row?.state ?? 'none',
  country: row?.country ?? null,
  missing: inWords(row?.missing ?? []),
  monthly: row?.monthly ?? false,
})

/** What the provider says of an account now. */
export async function applySeller(ctx: Ctx, personId: string, { id, state, missing }: Seller): Promise<void> {
  await ctx.tx
    .update(sellerAccount)
    .set({ processorId: id, state, missing, updatedAt: ctx.now })
    .where(eq(sellerAccount.personId, personId))
}

/** Reads the account at the provider, if there is one. */
export async function checkSeller(row: AccountRow): Promise<void> {
  if (!row.processorId) return
  const seller = await processor().seller(row.processorId)
  await inTransaction(system('payouts.check'), (ctx) => applySeller(ctx, row.personId, seller))
}
