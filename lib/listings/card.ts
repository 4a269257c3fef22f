import { sql } from 'drizzle-orm'
import { stateOf } from '@/lib/kernel/machine'
import { currencySchema } from '@/lib/kernel/money'
import { artOf } from '@/lib/steam'
import type { ListingCard } from './schemas'
import { listingMachine } from './states'

export interface CardRow extends Record<string, unknown> {
  id: string
  item_id: string
  app_id: number
  asset_id: string
  market_hash_name: string
  name: string
  type: string
  category: string
  rarity: string
  quality: string
  wearer: string | null
  exterior: string | null
  wear: number | null
  paint_seed: number | null
  price_minor: string
  reference_minor: string | null
  currency: string
  state: string
  created_at: string
}

export const cardColumns = sql.raw(`listing.id, listing.item_id, listing.app_id, listing.asset_id,
  listing.market_hash_name, listing.name, listing.type, listing.category, listing.rarity, listing.quality,
  listing.wearer, listing.exterior, listing.wear, listing.paint_seed, listing.price_minor,
  listing.reference_minor, listing.currency, listing.state, listing.created_at`)

export const cardOf = (row: CardRow): ListingCard => ({
  id: row.id,
  itemId: row.item_id,
  appId: row.app_id,
  assetId: row.asset_id,
  marketHashName: row.market_hash_name,
  name: row.name,
  type: row.type,
  category: row.category,
  rarity: row.rarity,
  quality: row.quality,
  wearer: row.wearer,
  exterior: row.exterior,
  wear: row.wear,
  paintSeed: row.paint_seed,
  artSrc: artOf({
    appId: row.app_id,
    category: row.category,
    name: row.name,
    wearer: row.wearer,
    wear: row.wear,
    paintSeed: row.paint_seed,
  }),
  priceMinor: Number(row.price_minor),
  referenceMinor: row.reference_minor === null ? null : Number(row.reference_minor),
  currency: currencySchema.parse(row.currency),
  state: stateOf(listingMachine, row.state),
  createdAt: new Date(row.created_at).toISOString(),
})
