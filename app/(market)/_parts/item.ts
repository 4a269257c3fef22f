import { withoutExterior } from '@/components/market/exterior'
import type { ItemView } from '@/components/market/item-view'
import type { ListingCard } from '@/lib/listings/schemas'

/** The facts of an item as listings, deals and inventories carry them. */
export interface ItemLike {
  appId: number
  name: string
  type: string
  category: string
  rarity: string
  artSrc: string
  wear: number | null
  paintSeed: number | null
  exterior?: string | null
  wearer?: string | null
}

const apps = [730, 570, 440] as const

export const gameNames: Record<number, string> = {
  570: 'Dota 2',
  440: 'Team Fortress 2',
  730: 'Counter-Strike 2',
}

export const itemView = (item: ItemLike): ItemView => ({
  app: apps.find((app) => app === item.appId) ?? 730,
  name: withoutExterior(item.name, item.exterior),
  kind: [item.wearer, item.category || item.type].filter(Boolean).join(' · '),
  rarity: item.rarity,
  artSrc: item.artSrc,
  ...(item.wear === null ? {} : { wear: item.wear }),
  ...(item.exterior ? { exterior: item.exterior } : {}),
  ...(item.paintSeed === null ? {} : { seed: item.paintSeed }),
})

/** What cards and rows of the market show of a listing. */
export const offerOf = (card: ListingCard) => ({
  href: `/items/${card.id}`,
  item: itemView(card),
  priceMinor: card.priceMinor,
  currency: card.currency,
  referenceMinor: card.referenceMinor,
})
