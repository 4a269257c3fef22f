import { and, asc, eq, isNull, lte, ne } from 'drizzle-orm'
import { giftCard } from '@/db/schema/gift-cards'
import { system } from '@/lib/kernel/access'
import type { Ctx } from '@/lib/kernel/handler'
import { inTransaction } from '@/lib/kernel/operation'
import type { Timer } from '@/lib/kernel/timer'
import { currencyOf, openCode } from './card'
import { sendDue } from './issue'

/**
 * What is to be written to the recipient of a card, with its code, once: afterwards only the letter holds it. Null when
 * there is nothing to send any more. `mailable` says whether an address is known for the person it is for.
 */
export async function takeDelivery(
  { tx, now }: Ctx,
  giftCardId: string,
  addressOf: (personId: string) => Promise<string | null>,
) {
  const [card] = await tx.select().from(giftCard).where(eq(giftCard.id, giftCardId)).for('update')
  if (card?.state !== 'issued' || card.sealed === null) return null
  const { recipientId, recipientEmail, buyerId, amountMinor, message, sealed } = card
  const address = recipientEmail ?? (recipientId ? await addressOf(recipientId) : null)
  // Without an address the person has the code shown on their own page.
  if (!address) return null
  await tx
    .update(giftCard)
    .set({ sealed: null, deliveredAt: now, updatedAt: now })
    .where(eq(giftCard.id, giftCardId))
  return {
    address,
    recipientId,
    buyerId,
    amountMinor,
    currency: currencyOf(card),
    message,
    code: openCode(giftCardId, sealed),
  }
}

const batchSize = 50

/** Cards that were bought for a later day are sent when it comes. */
async function sendCards(): Promise<void> {
  for (let full = true; full; ) {
    full = await inTransaction(system('giftCards.sendCards'), async (ctx) => {
      const due = await ctx.tx
        .select()
        .from(giftCard)
        .where(
          and(
            isNull(giftCard.toldAt),
            eq(giftCard.state, 'issued'),
            ne(giftCard.recipientKind, 'self'),
            lte(giftCard.deliverAt, ctx.now),
          ),
        )
        .orderBy(asc(giftCard.deliverAt))
        .limit(batchSize)
        .for('update', { skipLocked: true })
      for (const card of due) await sendDue(ctx, card)
      return due.length === batchSize
    })
  }
}

export const giftCardTimers: readonly Timer[] = [
  { name: 'giftCards.sendCards', everyMs: 15_000, run: sendCards },
]
