import { reaches, readGoodsForSale, releaseStock, reserveStock, returnStock, sellStock } from '@/lib/goods'
import type { Kind, Wanted } from './kind'

const stock = (wanted: readonly Wanted[]) =>
  wanted.map(({ subject, quantity }) => ({ goodsId: subject, quantity }))

/** Goods of sellers, sent by post. */
export const shipment: Kind = {
  kind: 'shipment',
  discounted: true,
  stocked: true,
  present: { gift: 'sent', words: 'It goes to the address that you enter at the checkout.' },
  offers: async (db, subjects) => {
    const found = await readGoodsForSale(db, subjects)
    return found.map((goods) => ({
      kind: 'shipment',
      subject: goods.id,
      sellerId: goods.sellerId,
      title: goods.title,
      category: goods.category,
      unitMinor: goods.priceMinor,
      currency: goods.currency,
      available: goods.available,
      problem: goods.state === 'active' ? null : 'This is not for sale now.',
      sendings: goods.shipping.map((option) => ({
        name: option.name,
        priceMinor: option.priceMinor,
        reaches: (country) => reaches(option, country),
      })),
      href: `/goods/${goods.id}`,
    }))
  },
  reserve: async (ctx, wanted) => void (await reserveStock(ctx, stock(wanted))),
  release: (ctx, wanted) => releaseStock(ctx, stock(wanted)),
  start: async (ctx, _, lines) => {
    await sellStock(ctx, stock(lines))
    return []
  },
  undo: (ctx, _, lines) => returnStock(ctx, stock(lines)),
}
