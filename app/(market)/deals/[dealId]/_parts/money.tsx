import type { ReactNode } from 'react'
import { MoneyCard } from '@/components/deals/money-card'
import { formatDayClock } from '@/components/ui/format'
import { feeBps } from '@/lib/deals'
import type { DealView } from '@/lib/deals/schemas'

/** What this deal costs and brings; the lines add up to the last one. */
export function Money({ deal }: { deal: DealView }) {
  return <MoneyCard lines={linesOf(deal)} currency={deal.currency} promise={promiseOf(deal)} />
}

const percent = `${feeBps / 100} %`

function linesOf({ role, money, priceMinor, feeMinor, sellerGetsMinor }: DealView) {
  if (money === 'buyer')
    return role === 'buyer'
      ? [
          { label: 'You paid', minor: priceMinor },
          { label: 'Came back', minor: -priceMinor },
          { label: 'Cost to you', minor: 0 },
        ]
      : [
          { label: 'The buyer paid', minor: priceMinor },
          { label: 'Went back', minor: -priceMinor },
          { label: role === 'seller' ? 'You receive' : 'The seller receives', minor: 0 },
        ]
  if (role === 'buyer')
    return [
      { label: 'The seller receives', minor: sellerGetsMinor },
      { label: `Fee, ${percent}, paid by the seller`, minor: feeMinor },
      { label: 'You paid', minor: priceMinor },
    ]
  return [
    { label: 'The buyer paid', minor: priceMinor },
    { label: `Fee, ${percent}`, minor: -feeMinor },
    { label: role === 'seller' ? 'You receive' : 'The seller receives', minor: sellerGetsMinor },
  ]
}

function promiseOf({ role, money, next, state }: DealView): ReactNode {
  if (money === 'seller') return 'Final. The item has arrived and nothing is in escrow any more.'
  if (money === 'buyer')
    return role === 'buyer'
      ? 'All of it came back to you: first to the card that paid, the rest to your wallet.'
      : 'The buyer has all of it back.'
  if (state === 'stuck') return 'Stays in escrow until a person has decided.'
  const until = next.dueAt ? <b>{formatDayClock(new Date(next.dueAt))}</b> : null
  if (role === 'seller') return 'Yours at once when Steam reports that the buyer has the item.'
  if (!until) return 'Comes back in full if no bot can take the item in time.'
  return <>Comes back in full if the trade offer is not accepted by {until} UTC, or if anybody declines it.</>
}
