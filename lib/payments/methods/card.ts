import { formatMoney } from '@/lib/kernel/money'
import { leastByCardMinor, type PaymentMethod } from '../method'

/** The whole sum by card, on the hosted page of the processor. */
export const byCard: PaymentMethod = {
  name: 'card',
  offer: ({ amountMinor, currency, cardsTaken }) => {
    const enough = amountMinor >= leastByCardMinor
    const why = !cardsTaken
      ? 'Cards are not taken here.'
      : enough
        ? 'You pay on the page of our payment provider and come back here.'
        : `A card payment is at least ${formatMoney(leastByCardMinor, currency)}.`
    return { method: 'card', ok: cardsTaken && enough, why, walletMinor: 0, cardMinor: amountMinor }
  },
  start: async () => ({ state: 'pending', holdId: null }),
}
