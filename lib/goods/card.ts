import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { stateOf } from '@/lib/kernel/machine'
import { currencySchema } from '@/lib/kernel/money'
import { categories, conditions, type GoodsCard, world } from './schemas'
import { goodsMachine } from './states'

export interface CardRow extends Record<string, unknown> {
  id: string
  seller_id: string
  seller_name: string
  title: string
  category: string
  condition: string
  price_minor: string
  currency: string
  on_hand: number
  reserved: number
  ships_to: string[]
  shipping_from: string | null
  state: string
  created_at: string
  published_at: string | null
}

/** The columns of a card; sending is priced to a country when one is given. */
export const cardColumns = (country?: string): SQL => sql`goods.id, goods.seller_id,
  (select name from person where person.id = goods.seller_id) as seller_name,
  goods.title, goods.category, goods.condition, goods.price_minor, goods.currency, goods.on_hand, goods.reserved,
  goods.ships_to, goods.state, goods.created_at, goods.published_at,
  (select min(price_minor) from goods_shipping where goods_shipping.goods_id = goods.id
    ${country ? sql`and goods_shipping.ships_to && array[${country}, ${world}]` : sql``}) as shipping_from`

const categorySchema = z.enum(categories)
const conditionSchema = z.enum(conditions)

export const cardOf = (row: CardRow): GoodsCard => ({
  id: row.id,
  sellerId: row.seller_id,
  sellerName: row.seller_name,
  title: row.title,
  category: categorySchema.parse(row.category),
  condition: conditionSchema.parse(row.condition),
  priceMinor: Number(row.price_minor),
  currency: currencySchema.parse(row.currency),
  available: row.state === 'active' ? row.on_hand - row.reserved : 0,
  shipsTo: row.ships_to,
  shippingFromMinor: row.shipping_from === null ? null : Number(row.shipping_from),
  state: stateOf(goodsMachine, row.state),
  createdAt: new Date(row.created_at).toISOString(),
  publishedAt: row.published_at === null ? null : new Date(row.published_at).toISOString(),
})
