import { formatMoney } from '@/components/ui/format'
import type { DealRow } from '@/lib/deals/schemas'

export type Deals = Map<string, DealRow>

export interface News {
  title: string
  description: string
  tone: 'info' | 'warning' | 'positive'
}

/** What is worth an interruption in the change of a deal; null for the rest. */
export function newsOf(before: DealRow | undefined, now: DealRow): News | null {
  if (!before) return now.role === 'seller' && now.state !== 'settled' ? sold(now) : null
  if (now.yourMove && !before.yourMove) return yours(now)
  return now.state === before.state ? null : (endings[now.state]?.(now) ?? null)
}

const price = ({ priceMinor, currency }: DealRow) => formatMoney(priceMinor, currency)

const sold = (row: DealRow): News => ({
  title: `${row.otherName} bought ${row.item.name}`,
  description: row.yourMove
    ? `${price(row)} are in escrow. Accept the trade offer on Steam.`
    : `${price(row)} are in escrow. A bot sends you the trade offer.`,
  tone: 'info',
})

const yours = (row: DealRow): News => ({
  title: `Your move: ${row.item.name}`,
  description:
    row.state === 'returning' ? 'Take your item back on Steam.' : 'Accept the trade offer on Steam.',
  tone: 'info',
})

const back = (row: DealRow): News => ({
  title: `Deal ended: ${row.item.name}`,
  description:
    row.role === 'buyer' ? `${price(row)} came back to you.` : 'There was no sale; the item stays yours.',
  tone: 'info',
})

const endings: Partial<Record<DealRow['state'], (row: DealRow) => News | null>> = {
  settled: (row) =>
    row.role === 'buyer'
      ? {
          title: `${row.item.name} is yours`,
          description: 'The item has arrived and the seller is paid.',
          tone: 'positive',
        }
      : {
          title: `${row.item.name} is sold`,
          description: 'The buyer has it and your balance has risen.',
          tone: 'positive',
        },
  refunded: back,
  returning: (row) => (row.role === 'buyer' ? back(row) : null),
  returned: (row) => (row.role === 'seller' ? back(row) : null),
  stuck: (row) => ({
    title: `A person looks at ${row.item.name}`,
    description: 'Steam answered in a way that needs one. Nothing is lost.',
    tone: 'warning',
  }),
}
