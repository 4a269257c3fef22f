import { eq } from 'drizzle-orm'
import { giftCard } from '@/db/schema/gift-cards'
import { signedIn } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
import { move } from '@/lib/kernel/machine'
import { formatMoney } from '@/lib/kernel/money'
import { command } from '@/lib/kernel/operation'
import { balanceOf, escrow, post, wallet } from '@/lib/ledger'
import { selfOf } from './access'
import { currencyOf, roomsOf } from './card'
import { hashOfCode } from './code'
import { guessedRight, noSuchCard, takeGuess, tries } from './guess'
import { redeemedView, redeemInput } from './schemas'
import { giftCardMachine } from './states'

export const redeemGiftCard = command(
  {
    name: 'giftCards.redeem',
    summary: "Puts a gift card's money into your wallet of its currency.",
    input: redeemInput,
    output: redeemedView,
    access: signedIn,
    limit: tries,
    // Before the transaction: a pause that holds a connection would hold up everybody.
    prepare: (_, actor) => takeGuess(actor),
  },
  async ({ code, currency: wanted }, ctx) => {
    const { id: personId } = selfOf(ctx.actor)
    const [card] = await ctx.tx
      .select()
      .from(giftCard)
      .where(eq(giftCard.codeHash, hashOfCode(code)))
      .for('update')
    if (card?.state !== 'issued') noSuchCard()
    const { id, amountMinor, last4 } = card
    const currency = currencyOf(card)
    if (wanted && wanted !== currency)
      refuse(
        'wrong_currency',
        `This card holds ${formatMoney(amountMinor, currency)}, and nothing is exchanged: redeem it for your ${currency} wallet.`,
        { fields: { code: `This card holds ${currency}.` } },
      )
    const { postingId } = await post(ctx, {
      key: `giftCards.redeem:${id}`,
      kind: 'top_up',
      currency,
      legs: [
        { account: escrow(id), amountMinor: -amountMinor },
        { account: wallet(personId), amountMinor },
      ],
      memo: { title: `Gift card ending in ${last4}`, subject: id },
    })
    await move(ctx, giftCardMachine, giftCard, card, 'redeem', {
      set: { redeemedBy: personId, redeemedAt: ctx.now, sealed: null },
      data: { postingId },
      rooms: [...new Set([...roomsOf(card), `user:${personId}`])],
    })
    await guessedRight(ctx.actor, ctx.tx)
    const { availableMinor } = await balanceOf(ctx.tx, wallet(personId), currency)
    return { giftCardId: id, postingId, amountMinor, currency, last4, availableMinor }
  },
)
