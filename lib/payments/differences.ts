import { reconciliationDifference } from '@/db/schema/payments'
import { newId } from '@/lib/kernel/ids'
import { log } from '@/lib/kernel/log'
import type { Ctx } from '@/lib/kernel/operation'

type Stored = typeof reconciliationDifference.$inferSelect

export type NewDifference = Pick<Stored, 'kind' | 'subject' | 'currency' | 'oursMinor' | 'theirsMinor'>

/** Puts a difference on the list of the admins, once while it is open. */
export async function noteDifference(ctx: Ctx, found: NewDifference): Promise<void> {
  const written = await ctx.tx
    .insert(reconciliationDifference)
    .values({ id: newId('difference'), ...found, foundAt: ctx.now })
    .onConflictDoNothing()
    .returning({ id: reconciliationDifference.id })
  if (written.length > 0) log().error(found, 'our books and those of the payment provider differ')
}
