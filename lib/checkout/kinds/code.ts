import { issueGiftCard, voidGiftCard } from '@/lib/gift-cards'
import { leastMinor, mostMinor, type Recipient, recipientSchema } from '@/lib/gift-cards/schemas'
import { refuse } from '@/lib/kernel/errors'
import { formatMoney } from '@/lib/kernel/money'
import { amountOf } from './amount'
import type { Kind } from './kind'

/** Cards of one line: more than a handful is not a gift. */
const mostCards = 20

/** Gift cards: a line is for one person, who gets one code for each piece. */
export const code: Kind = {
  kind: 'code',
  discounted: false,
  stocked: false,
  present: { gift: 'mailed', words: 'The code goes to them by mail, with your words.' },
  offers: async (_, subjects) =>
    subjects.flatMap((subject) => {
      const sum = amountOf(subject)
      if (!sum) return []
      const { amountMinor, currency, words } = sum
      const fits = amountMinor >= leastMinor && amountMinor <= mostMinor
      const range = `${formatMoney(leastMinor, currency)} to ${formatMoney(mostMinor, currency)}`
      return [
        {
          kind: 'code' as const,
          subject,
          sellerId: null,
          title: `Gift card, ${words}`,
          category: 'gift card',
          unitMinor: amountMinor,
          currency,
          available: fits ? mostCards : 0,
          problem: fits ? null : `A gift card is worth ${range}.`,
          sendings: null,
          href: '/gift-cards',
        },
      ]
    }),
  reserve: async (_, wanted) => {
    if (wanted.some(({ quantity }) => quantity > mostCards))
      refuse('out_of_stock', `A line has at most ${mostCards} gift cards.`)
  },
  release: async () => {},
  start: async (ctx, { id: orderId, buyerId, currency }, lines) => {
    for (const { line, quantity, priceMinor, giftTo, giftMessage, giftOn } of lines)
      for (let unit = 1; unit <= quantity; unit++)
        await issueGiftCard(ctx, {
          ...{ orderId, line, unit, currency, buyerId },
          amountMinor: priceMinor,
          recipient: recipientOf(giftTo),
          message: giftMessage,
          deliverAt: giftOn === null ? null : new Date(`${giftOn}T08:00:00Z`),
        })
    return lines.map(({ line }) => line)
  },
  undo: async (ctx, { id: orderId }, lines) => {
    for (const { line } of lines) await voidGiftCard(ctx, { orderId, line })
  },
}

/** To an address or to somebody here; without one the buyer is shown the code. */
function recipientOf(giftTo: string | null): Recipient {
  const mailed = recipientSchema.safeParse({ kind: 'email', email: giftTo })
  const given = recipientSchema.safeParse({ kind: 'person', personId: giftTo })
  return mailed.data ?? given.data ?? { kind: 'self' }
}
