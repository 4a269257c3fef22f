import { giftCardOffer, issueGiftCard, voidGiftCard } from '@/lib/gift-cards'
import { nameLine } from '@/lib/orders'
import { amountOf } from './amount'
import type { Kind } from './kind'

/** Gift cards: a line is for one person, who gets one code per piece. */
export const code: Kind = {
  kind: 'code',
  discounted: false,
  offers: async (_, subjects) =>
    subjects.flatMap((subject) => {
      const sum = amountOf(subject)
      if (!sum) return []
      const { amountMinor, currency, words } = sum
      const problem = giftCardOffer(amountMinor, currency)
      return [
        {
          kind: 'code' as const,
          subject,
          sellerId: null,
          title: `Gift card, ${words}`,
          category: 'gift card',
          unitMinor: amountMinor,
          currency,
          available: problem ? 0 : 1,
          problem,
          sendings: null,
          href: '/wallet/gift-cards',
        },
      ]
    }),
  reserve: async () => {},
  release: async () => {},
  start: async (ctx, { id: orderId, buyerId, currency }, lines) => {
    for (const line of lines) {
      const { giftCardId } = await issueGiftCard(ctx, {
        orderId,
        line: line.line,
        amountMinor: line.totalMinor,
        currency,
        buyerId,
        recipient: line.giftTo,
        message: line.giftMessage,
      })
      await nameLine(ctx, line, giftCardId)
    }
    return lines.map(({ line }) => line)
  },
  undo: async (ctx, { id: orderId }, lines) => {
    for (const { fulfilledBy } of lines)
      if (fulfilledBy) await voidGiftCard(ctx, { giftCardId: fulfilledBy, orderId })
  },
}
