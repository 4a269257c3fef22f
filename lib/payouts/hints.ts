import { eq } from 'drizzle-orm'
import { payout, sellerAccount } from '@/db/schema/payouts'
import { rawDb } from '@/lib/kernel/db'
import { job } from '@/lib/kernel/job'
import { reaction } from '@/lib/kernel/reaction'
import { sellerHinted } from '@/lib/payments'
import { checkSeller } from './account'
import { sellerHint } from './schemas'
import { followPayout } from './send-payout'

/** The provider says that something of a seller's changed: it is read again. */
export const readAgain = job({ name: 'payouts.readAgain', input: sellerHint, retryLimit: 8 }, (hint) =>
  followHint(hint),
)

export async function followHint({ type, about }: { type: string; about: string }): Promise<void> {
  if (type.startsWith('payout.')) {
    const [known] = await rawDb().select({ id: payout.id }).from(payout).where(eq(payout.processorId, about))
    if (known) await followPayout(known.id)
    return
  }
  const [account] = await rawDb().select().from(sellerAccount).where(eq(sellerAccount.processorId, about))
  if (account) await checkSeller(account)
}

export const payoutReactions = [
  reaction(sellerHinted, ({ type, about }, ctx) => ctx.enqueue(readAgain, { type, about })),
]
