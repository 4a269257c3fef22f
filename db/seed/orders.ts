import { sql } from '@/db/client'
import { buy, shipOrder } from '@/lib/checkout'
import { createCoupon } from '@/lib/coupons'
import type { Actor } from '@/lib/kernel/access'
import { writeOnOrder } from '@/lib/orders'
import type { SeededGoods } from './goods'

const person = (id: string): Actor => ({ kind: 'person', id, role: 'user' })

const address = {
  name: 'Ilse Brandt',
  street: 'Hafenstraße 12',
  postcode: '20457',
  city: 'Hamburg',
  country: 'DE',
}

/**
 * Two orders of ilse.b, so that the pages of buyers and sellers have something to show: one is on its way, one waits to be
 * sent; and a coupon of mferreira.
 */
export async function seedOrders(ids: ReadonlyMap<string, string>, goods: SeededGoods): Promise<void> {
  const [buyerId, sellerId, otherId] = [ids.get('ilse.b'), ids.get('mferreira'), ids.get('voltek')]
  if (!buyerId || !sellerId || !otherId) return
  const discount = { kind: 'percent', bps: 1_000 }
  const coupon = { code: 'HARBOUR10', discount, currency: 'EUR', minimumMinor: 2_000 }
  await createCoupon.run({ actor: person(sellerId), idempotencyKey: 'seed:coupon' }, coupon)

  const of = (seller: string, at: number) =>
    goods.filter((one) => one.sellerId === seller && one.onHand > 1)[at]
  const order = async (key: string, wanted: (SeededGoods[number] | undefined)[], coupons: string[]) => {
    const lines = wanted.flatMap((one) =>
      one ? [{ kind: 'shipment', subject: one.goodsId, quantity: 1, unitMinor: one.priceMinor }] : [],
    )
    const input = { lines, method: 'wallet', address, coupons }
    const { orderId } = await buy.run({ actor: person(buyerId), idempotencyKey: `seed:order:${key}` }, input)
    return sql<{ id: string; sellerId: string }[]>`
      select id, seller_id as "sellerId" from seller_order where order_id = ${orderId}`
  }
  const sent = await order('sent', [of(sellerId, 0), of(otherId, 0)], ['HARBOUR10'])
  for (const sale of sent) {
    const at = (key: string) => ({ actor: person(sale.sellerId), idempotencyKey: `seed:${key}:${sale.id}` })
    const parcel = { sellerOrderId: sale.id, carrier: 'DHL', tracking: '00340434161094042557' }
    if (sale.sellerId === sellerId) {
      await shipOrder.run(at('ship'), parcel)
      const text = 'It left this morning, well wrapped. Enjoy it!'
      await writeOnOrder.run(at('message'), { sellerOrderId: sale.id, text })
    }
  }
  await order('paid', [of(sellerId, 1)], [])
}
