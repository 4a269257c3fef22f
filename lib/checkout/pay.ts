import { refuse } from '@/lib/kernel/errors'
import { type Ctx, command } from '@/lib/kernel/operation'
import { buyerOnly, type LineRow, linesOf, moveOrder, type OrderRow, sellerOrdersOf } from '@/lib/orders'
import { type NewPayment, payNow } from '@/lib/payments'
import { settle } from './promise'
import { payAnswer, payInput } from './schemas'
import { lockDraft } from './update'

export const payOrder = command(
  {
    name: 'checkout.pay',
    summary: 'Pay an order: from the wallet at once, by card on the page that the payment names.',
    input: payInput,
    output: payAnswer,
    access: buyerOnly,
    limit: { max: 30, windowS: 60 },
  },
  async ({ orderId, method, totalMinor }, ctx) => {
    const order = await lockDraft(ctx, orderId)
    if (order.totalMinor !== totalMinor)
      refuse('price_changed', 'This order costs something else by now. Look at it again and decide anew.')
    const lines = await linesOf(ctx.tx, orderId)
    await demandComplete(ctx, order, lines)
    demandMethod(lines, method)
    const { state, paymentId } = await payNow(ctx, paymentOf(order, lines, method))
    if (state === 'paid') await settle(ctx, { ...order, method }, { paymentId })
    else await moveOrder(ctx, order, 'await_payment', { set: { method }, data: { paymentId, method } })
    return { orderId, state, paymentId }
  },
)

/** What is sent has an address, and a way to it. */
async function demandComplete({ tx }: Ctx, order: OrderRow, lines: readonly LineRow[]): Promise<void> {
  if (!lines.some(({ kind }) => kind === 'shipment')) return
  if (!order.address) refuse('address_missing', 'Say where it should be sent first.')
  const sends = new Set(lines.filter(({ kind }) => kind === 'shipment').map((line) => line.sellerOrderId))
  const sales = await sellerOrdersOf(tx, order)
  if (sales.some(({ id, shipping }) => sends.has(id) && shipping === null))
    refuse('not_sent_there', 'Not everything in this order is sent to that country.')
}

/** Money for the wallet comes from outside. */
export function demandMethod(lines: readonly Pick<LineRow, 'kind'>[], method: string): void {
  if (method !== 'card' && lines.some(({ kind }) => kind === 'credit'))
    refuse('cannot_pay', 'A top-up is paid by card.')
}

type Named = Pick<LineRow, 'title' | 'quantity' | 'totalMinor'>

export function paymentOf(
  { id, buyerId, currency, totalMinor, reservedUntil }: OrderRow,
  lines: readonly Named[],
  method: NewPayment['method'],
): NewPayment {
  const [first] = lines
  const more = lines.length - 1
  const title = `${first?.title ?? 'Order'}${more > 0 ? ` and ${more} more` : ''}`
  const rest = totalMinor - lines.reduce((sum, line) => sum + line.totalMinor, 0)
  const named = lines.map(({ title: name, quantity, totalMinor: unitMinor }) => ({
    name: quantity > 1 ? `${quantity} × ${name}` : name,
    unitMinor,
    quantity: 1,
  }))
  return {
    orderId: id,
    personId: buyerId,
    method,
    amountMinor: totalMinor,
    currency,
    expiresAt: reservedUntil ?? new Date(0),
    title: title.slice(0, 150),
    lines: rest > 0 ? [...named, { name: 'Sending', unitMinor: rest, quantity: 1 }] : named,
  }
}
