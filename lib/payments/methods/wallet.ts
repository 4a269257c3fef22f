import { formatMoney } from '@/lib/kernel/money'
import type { PaymentMethod } from '../method'
import { walletIn } from '../money'

/** The wallet alone: paid in the transaction that asks. */
export const byWallet: PaymentMethod = {
  name: 'wallet',
  offer: ({ amountMinor, availableMinor, currency }) => {
    const ok = availableMinor >= amountMinor
    const available = formatMoney(availableMinor, currency)
    const why = ok
      ? `Paid at once from the ${available} in your wallet.`
      : `Your wallet has ${available}, which is ${formatMoney(amountMinor - availableMinor, currency)} too little.`
    return { method: 'wallet', ok, why, walletMinor: amountMinor, cardMinor: 0 }
  },
  start: async (ctx, ask) => {
    if (ask.walletMinor > 0) await walletIn(ctx, { ...ask, id: ask.paymentId })
    return { state: 'paid', holdId: null }
  },
}
