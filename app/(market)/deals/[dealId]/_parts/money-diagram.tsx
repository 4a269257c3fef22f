import type { ComponentProps } from 'react'
import type { MoneyDiagram, Station } from '@/components/deals/money-diagram'
import { Standing } from '@/components/presence/standing'
import { formatClock, formatMoney } from '@/components/ui/format'
import type { DealView } from '@/lib/deals/schemas'
import type { Presence } from '@/lib/presence/schemas'

type Diagram = ComponentProps<typeof MoneyDiagram>

/** Where money and item stand, station by station, and whether the other side is here. */
export function diagramOf(deal: DealView, other: Presence | null, now: string): Diagram {
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
      party(
        deal,
        other,
        now,
        'buyer',
        money === 'buyer' ? `Has ${formatMoney(priceMinor, currency)} back` : null,
      ),
      escrow,
      party(
        deal,
        other,
        now,
        'seller',
        money === 'seller' ? `Was paid ${formatMoney(sellerGetsMinor, currency)}` : null,
      ),
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

function party(
  deal: DealView,
  other: Presence | null,
  now: string,
  side: 'buyer' | 'seller',
  paid: string | null,
): Station {
  const { id, name, avatarUrl } = deal[side]
  const presence = other?.personId === id ? other : null
  const role = side === 'buyer' ? 'Buyer' : 'Seller'
  const holding = deal.itemWith === side ? `${role}, has the item` : role
  return {
    name: deal.role === side ? 'You' : name,
    role: paid ?? holding,
    holds: paid !== null,
    person: { name, avatarUrl: avatarUrl ?? undefined, presence: presence?.status },
    standing: presence && <Standing presence={presence} now={now} />,
  }
}
