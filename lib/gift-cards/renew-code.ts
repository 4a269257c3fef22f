import { eq } from 'drizzle-orm'
import { giftCard } from '@/db/schema/gift-cards'
import { refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { buyerOnly } from './access'
import { codeColumns, lockCard } from './card'
import { sendDue } from './issue'
import { cardRef, renewInput } from './schemas'

export const renewCode = command(
  {
    name: 'giftCards.renewCode',
    summary:
      'Makes the code of a card you bought worthless and sends a new one, to a corrected address if need be.',
    input: renewInput,
    output: cardRef,
    access: buyerOnly,
    limit: { max: 5, windowS: 86_400 },
  },
  async ({ giftCardId, email }, ctx) => {
    const card = await lockCard(ctx.tx, giftCardId)
    if (card.state !== 'issued')
      refuse('wrong_state', `This gift card is ${card.state}, so that is no longer possible.`)
    if (email && card.recipientKind !== 'email')
      refuse('invalid_input', 'This card was not sent to an address.', {
        status: 400,
        fields: { email: 'This card was not sent to an address.' },
      })
    await ctx.tx
      .update(giftCard)
      .set({
        ...codeColumns(giftCardId),
        ...(email && { recipientEmail: email }),
        toldAt: null,
        deliveredAt: null,
        version: card.version + 1,
        updatedAt: ctx.now,
      })
      .where(eq(giftCard.id, giftCardId))
    await sendDue(ctx, card)
    return { giftCardId }
  },
)
