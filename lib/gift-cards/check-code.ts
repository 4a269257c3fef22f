import { eq } from 'drizzle-orm'
import { giftCard } from '@/db/schema/gift-cards'
import { signedIn } from '@/lib/kernel/access'
import { query } from '@/lib/kernel/operation'
import { currencyOf } from './card'
import { hashOfCode } from './code'
import { guessedRight, noSuchCard, takeGuess, tries } from './guess'
import { checkedView, codeInput } from './schemas'

export const checkCode = query(
  {
    name: 'giftCards.checkCode',
    summary: 'What a gift card is worth, and which wallet it would go to. Changes nothing.',
    input: codeInput,
    output: checkedView,
    access: signedIn,
    limit: tries,
  },
  async ({ code }, ctx) => {
    await takeGuess(ctx.actor)
    const [card] = await ctx.db
      .select()
      .from(giftCard)
      .where(eq(giftCard.codeHash, hashOfCode(code)))
    if (card?.state !== 'issued') noSuchCard()
    await guessedRight(ctx.actor)
    return { amountMinor: card.amountMinor, currency: currencyOf(card), last4: card.last4 }
  },
)
