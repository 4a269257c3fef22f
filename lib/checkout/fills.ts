import type { Db, Tx } from '@/lib/kernel/db'
import { formatMoney } from '@/lib/kernel/money'
import { balanceOf, wallet } from '@/lib/ledger'
import type { OrderRow } from '@/lib/orders'
import { cardsTaken } from '@/lib/payments'
import { leastTopUpMinor, mostTopUpMinor } from './kinds/credit'
import type { CheckoutView } from './schemas'

/** What a wallet lacks to pay an order alone, and what would fill it; each way says whether it can, and why not. */
export async function fillsFor(
  db: Db | Tx,
  { buyerId, totalMinor, currency }: OrderRow,
): Promise<Pick<CheckoutView, 'shortMinor' | 'fills'>> {
  const { availableMinor } = await balanceOf(db, wallet(buyerId), currency)
  const shortMinor = Math.max(0, totalMinor - availableMinor)
  if (shortMinor === 0) return { shortMinor, fills: [] }
  const short = formatMoney(shortMinor, currency)
  const amountMinor = Math.max(shortMinor, leastTopUpMinor)
  return {
    shortMinor,
    fills: [
      {
        ...{ way: 'gift_card', ok: true, amountMinor: shortMinor },
        why: `Its money goes to your wallet at once; with ${short} or more on it your wallet can pay all.`,
      },
      { way: 'top_up', amountMinor, ...topUp(amountMinor, currency) },
    ],
  }
}

function topUp(amountMinor: number, currency: OrderRow['currency']): { ok: boolean; why: string } {
  if (!cardsTaken()) return { ok: false, why: 'Cards are not taken here.' }
  const most = formatMoney(mostTopUpMinor, currency)
  if (amountMinor > mostTopUpMinor) return { ok: false, why: `One top-up is at most ${most}.` }
  return { ok: true, why: 'By card, on a page of its own. This order waits for you among your orders.' }
}
