import { sql } from 'drizzle-orm'
import { readCursor, timeAndId, writeCursor } from '@/lib/kernel/cursor'
import { stateOf } from '@/lib/kernel/machine'
import { type Currency, currencySchema } from '@/lib/kernel/money'
import { artOf } from '@/lib/steam'
import { type DealState, dealMachine } from './states'

/** A deal with the names and item facts that every view of it shows. */
export interface JoinedDeal {
  id: string
  orderId: string
  listingId: string
  itemId: string
  buyerId: string
  sellerId: string
  priceMinor: number
  feeMinor: number
  currency: Currency
  state: DealState
  reason: string | null
  dueAt: Date | null
  createdAt: Date
  updatedAt: Date
  /** The buyer has the money back. */
  paidBack: boolean
  legState: string | null
  buyerName: string
  buyerAvatar: string | null
  sellerName: string
  sellerAvatar: string | null
  botName: string | null
  appId: number
  marketHashName: string
  name: string
  type: string
  category: string
  rarity: string
  quality: string
  exterior: string | null
  wear: number | null
  paintSeed: number | null
}

export const dealColumns =
  sql.raw(`deal.id, deal.order_id, deal.listing_id, deal.item_id, deal.buyer_id, deal.seller_id,
  deal.price_minor, deal.fee_minor, deal.currency, deal.state, deal.reason, deal.due_at, deal.created_at, deal.updated_at,
  order_line.state = 'refunded' as paid_back, buyer.name as buyer_name, buyer.avatar_url as buyer_avatar, seller.name as seller_name,
  seller.avatar_url as seller_avatar, steam_bot.name as bot_name, listing.app_id, listing.market_hash_name, listing.name,
  listing.type, listing.category, listing.rarity, listing.quality, listing.exterior, listing.wear, listing.paint_seed,
  (select trade.state from steam_trade trade where trade.subject = deal.id order by trade.created_at desc, trade.attempt desc limit 1) as leg_state`)

export const dealJoins =
  sql.raw(`deal join order_line on order_line.fulfilled_by = deal.id join person buyer on buyer.id = deal.buyer_id
  join person seller on seller.id = deal.seller_id join listing on listing.id = deal.listing_id
  left join steam_bot on steam_bot.id = deal.bot_id`)

type Row = Record<string, unknown>

const str = (value: unknown): string => String(value)
const maybe = (value: unknown): string | null =>
  value === null || value === undefined ? null : String(value)
const num = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value))

export const joinedDeal = (row: Row): JoinedDeal => ({
  id: str(row.id),
  orderId: str(row.order_id),
  listingId: str(row.listing_id),
  itemId: str(row.item_id),
  buyerId: str(row.buyer_id),
  sellerId: str(row.seller_id),
  priceMinor: Number(row.price_minor),
  feeMinor: Number(row.fee_minor),
  currency: currencySchema.parse(row.currency),
  state: stateOf(dealMachine, str(row.state)),
  reason: maybe(row.reason),
  dueAt: row.due_at ? new Date(str(row.due_at)) : null,
  createdAt: new Date(str(row.created_at)),
  updatedAt: new Date(str(row.updated_at)),
  paidBack: row.paid_back === true,
  legState: maybe(row.leg_state),
  buyerName: str(row.buyer_name),
  buyerAvatar: maybe(row.buyer_avatar),
  sellerName: str(row.seller_name),
  sellerAvatar: maybe(row.seller_avatar),
  botName: maybe(row.bot_name),
  appId: Number(row.app_id),
  marketHashName: str(row.market_hash_name),
  name: str(row.name),
  type: str(row.type),
  category: str(row.category),
  rarity: str(row.rarity),
  quality: str(row.quality),
  exterior: maybe(row.exterior),
  wear: num(row.wear),
  paintSeed: num(row.paint_seed),
})

export const itemOf = (deal: JoinedDeal) => ({
  appId: deal.appId,
  marketHashName: deal.marketHashName,
  name: deal.name,
  type: deal.type,
  category: deal.category,
  rarity: deal.rarity,
  quality: deal.quality,
  exterior: deal.exterior,
  wear: deal.wear,
  paintSeed: deal.paintSeed,
  artSrc: artOf({ ...deal, wearer: null }),
})

/** The deal after which a list goes on; without one, the newest. */
export function startAfter(cursor: string | undefined): { at: string; id: string } {
  const [at, id] = readCursor(timeAndId('deal'), cursor) ?? ['infinity', 'z']
  return { at, id }
}

export const cursorAfter = (last: JoinedDeal | undefined): string | null =>
  last ? writeCursor(last.createdAt.toISOString(), last.id) : null
