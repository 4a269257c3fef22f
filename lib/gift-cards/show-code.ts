import { eq } from 'drizzle-orm'
import { giftCard } from '@/db/schema/gift-cards'
import { refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { holderOnly } from './access'
import { lockCard, openCode } from './card'
import { cardRef, shownCodeView } from './schemas'

export const showCode = command(
  {
    name: 'giftCards.showCode',
    summary: 'Shows the code of a card that was bought for you, once; after that nobody can read it here.',
    input: cardRef,
    output: shownCodeView,
    access: holderOnly,
    limit: { max: 20, windowS: 600 },
  },
  async ({ giftCardId }, ctx) => {
    const { sealed, deliverAt } = await lockCard(ctx.tx, giftCardId)
    if (sealed === null || deliverAt > ctx.now)
      refuse('code_not_shown', 'This code was shown or sent before, or its day has not come.')
    await ctx.tx
      .update(giftCard)
      .set({ sealed: null, deliveredAt: ctx.now, updatedAt: ctx.now })
      .where(eq(giftCard.id, giftCardId))
    return { code: openCode(giftCardId, sealed) }
  },
)
