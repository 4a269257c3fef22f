import { inArray } from 'drizzle-orm'
import { goods } from '@/db/schema/goods'
import type { Db, Tx } from '@/lib/kernel/db'
import { stateOf } from '@/lib/kernel/machine'
import { type Currency, currencySchema } from '@/lib/kernel/money'
import type { GoodsState, ShippingOption } from './schemas'
import { reaches, readShipping } from './shipping'
import { goodsMachine } from './states'

export interface GoodsForSale {
  id: string
  sellerId: string
  title: string
  category: string
  condition: string
  priceMinor: number
  currency: Currency
  state: GoodsState
  /** How many can be reserved now; 0 unless they are active. */
  available: number
  /** The ways of sending, the cheapest first; those that reach the country when one is given. */
  shipping: ShippingOption[]
}

/** What a cart needs to know, unlocked, in no order. Goods that do not exist, or are drafts, are left out. */
export async function readGoodsForSale(
  db: Db | Tx,
  ids: readonly string[],
  country?: string,
): Promise<GoodsForSale[]> {
  if (ids.length === 0) return []
  const rows = await db
    .select()
    .from(goods)
    .where(inArray(goods.id, [...ids]))
  const shipping = await readShipping(db, ids)
  return rows
    .filter(({ state }) => state !== 'draft')
    .map(({ id, sellerId, title, category, condition, priceMinor, currency, ...row }) => ({
      ...{ id, sellerId, title, category, condition, priceMinor },
      currency: currencySchema.parse(currency),
      state: stateOf(goodsMachine, row.state),
      available: row.state === 'active' ? row.onHand - row.reserved : 0,
      shipping: (shipping.get(id) ?? []).filter((each) => country === undefined || reaches(each, country)),
    }))
}
