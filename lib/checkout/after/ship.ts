import { startClearing } from '@/lib/earnings'
import { inMs } from '@/lib/kernel/clock'
import { refuse } from '@/lib/kernel/errors'
import { type Ctx, command } from '@/lib/kernel/operation'
import {
  buyerOfSale,
  fulfilSale,
  linesOf,
  lockSellerOrder,
  moveSellerOrder,
  type OrderRow,
  type SellerOrderRow,
  sellerOfSale,
} from '@/lib/orders'
import { sellerOrderRef } from '@/lib/orders/schemas'
import { shipInput } from '../schemas'

const dayMs = 86_400_000
/** A parcel of which nobody says anything counts as delivered then. */
const onTheWayMs = 21 * dayMs
/** So long goods may be sent back; afterwards the money is the seller's. */
const returnMs = 14 * dayMs

export const shipOrder = command(
  {
    name: 'checkout.ship',
    summary: 'Say that an order is on its way, with carrier and number, or correct them.',
    input: shipInput,
    output: sellerOrderRef,
    access: sellerOfSale,
    limit: { max: 120, windowS: 60 },
  },
  async ({ sellerOrderId, carrier, tracking }, ctx) => {
    const { order, sale } = await lockSellerOrder(ctx.tx, sellerOrderId)
    await demandParcels(ctx, order, sale)
    const facts = { carrier: carrier ?? null, tracking: tracking || null }
    if (sale.state === 'shipped') await moveSellerOrder(ctx, sale, 'track', { set: facts, data: facts })
    else
      await moveSellerOrder(ctx, sale, 'ship', {
        set: { ...facts, shippedAt: ctx.now, dueAt: inMs(ctx.now, onTheWayMs) },
        data: facts,
      })
    return { sellerOrderId }
  },
)

async function demandParcels({ tx }: Ctx, order: OrderRow, sale: SellerOrderRow): Promise<void> {
  const lines = (await linesOf(tx, order.id)).filter((line) => line.sellerOrderId === sale.id)
  if (!lines.some(({ kind, state }) => kind === 'shipment' && state !== 'refunded'))
    refuse('nothing_to_send', 'Nothing of this order is sent.')
}

export const confirmDelivery = command(
  {
    name: 'checkout.confirmDelivery',
    summary:
      'Say that an order has arrived. Its money stays here for 14 more days, in case something is wrong with it.',
    input: sellerOrderRef,
    output: sellerOrderRef,
    access: buyerOfSale,
    limit: { max: 60, windowS: 60 },
  },
  async ({ sellerOrderId }, ctx) => {
    const { order, sale } = await lockSellerOrder(ctx.tx, sellerOrderId)
    await deliver(ctx, order, sale)
    return { sellerOrderId }
  },
)

/** The parcel has arrived: from now on the days for sending it back count. */
export async function deliver(ctx: Ctx, order: OrderRow, sale: SellerOrderRow): Promise<void> {
  await demandParcels(ctx, order, sale)
  const dueAt = inMs(ctx.now, returnMs)
  await moveSellerOrder(ctx, sale, 'deliver', { set: { deliveredAt: ctx.now, dueAt } })
  await fulfilSale(ctx, sale.id)
  await startClearing(ctx, sale.id, dueAt)
}
