import { inMs } from '@/lib/kernel/clock'
import { formatMoney } from '@/lib/kernel/money'
import { openHold, wallet } from '@/lib/ledger'
import { leastByCardMinor, type PaymentMethod, type Purse } from '../method'

/** No hosted page is good for so long: the hold is always ended by us, never by its time. */
const holdMs = 7 * 86_400_000

function reasonAgainst({ amountMinor, availableMinor, cardsTaken, currency }: Purse): string | null {
  if (!cardsTaken) return 'Cards are not taken here.'
  if (availableMinor <= 0) return 'Your wallet is empty.'
  if (availableMinor >= amountMinor) return 'Your wallet can pay it all.'
  if (amountMinor <= leastByCardMinor)
    return `A card payment is at least ${formatMoney(leastByCardMinor, currency)}.`
  return null
}

/** All the wallet has, the rest by card; the wallet's part is held until the card has paid. */
export const byWalletAndCard: PaymentMethod = {
  name: 'wallet_and_card',
  offer: (purse) => {
    const { amountMinor, availableMinor, currency } = purse
    const against = reasonAgainst(purse)
    const walletMinor = against ? 0 : Math.min(availableMinor, amountMinor - leastByCardMinor)
    const cardMinor = amountMinor - walletMinor
    const [first, rest] = [formatMoney(walletMinor, currency), formatMoney(cardMinor, currency)]
    const why = against ?? `${first} from your wallet, and ${rest} by card.`
    return { method: 'wallet_and_card', ok: against === null, why, walletMinor, cardMinor }
  },
  start: async (ctx, { paymentId, orderId, personId, walletMinor, currency, title }) => {
    const { holdId } = await openHold(ctx, {
      key: `payment:${paymentId}:hold`,
      account: wallet(personId),
      amountMinor: walletMinor,
      currency,
      expiresAt: inMs(ctx.now, holdMs),
      memo: { title, detail: 'Held until the card has paid', subject: orderId },
    })
    return { state: 'pending', holdId }
  },
}
