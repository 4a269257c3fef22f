import type { ComponentProps } from 'react'
import type { MoneyDiagram, Station } from '@/components/deals/money-diagram'
import { formatClock, formatMoney } from '@/components/ui/format'
import type { DealView } from '@/lib/deals/schemas'

type Diagram = ComponentProps<typeof MoneyDiagram>

/** Where money and item stand, station by station. */
export function diagramOf(deal: DealView): Diagram {
  const { money, priceMinor, sellerGetsMinor, currency, createdAt, updatedAt } = deal
  const escrow: Station =
    money === 'escrow'
      ? {
          name: formatMoney(priceMinor, currency),
          role: deal.itemWith === 'bot' ? 'Held in escrow, with the item' : 'Held in escrow',
          holds: true,
        }
      : { name: 'Escrow', role: deal.itemWith === 'bot' ? 'Holds the item' : 'Empty' }
  return {
    stations: [
      party(deal, 'buyer', money === 'buyer' ? `Has ${formatMoney(priceMinor, currency)} back` : null),
      escrow,
      party(deal, 'seller', money === 'seller' ? `Was paid ${formatMoney(sellerGetsMinor, currency)}` : null),
    ],
    ways: [
      money === 'buyer'
        ? { label: 'came back', done: false }
        : { label: formatClock(new Date(createdAt)), done: true },
      money === 'seller'
        ? { label: formatClock(new Date(updatedAt)), done: true }
        : { label: money === 'buyer' ? 'not paid' : 'on delivery', done: false },
    ],
  }
}

function party(deal: DealView, side: 'buyer' | 'seller', paid: string | null): Station {
  const { name, avatarUrl } = deal[side]
  const role = side === 'buyer' ? 'Buyer' : 'Seller'
  const holding = deal.itemWith === side ? `${role}, has the item` : role
  return {
    name: deal.role === side ? 'You' : name,
    role: paid ?? holding,
    holds: paid !== null,
    person: { name, avatarUrl: avatarUrl ?? undefined },
  }
}
