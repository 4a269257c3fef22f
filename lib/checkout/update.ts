import { countCodeTry, releaseCoupons } from '@/lib/coupons'
import type { Db, Tx } from '@/lib/kernel/db'
import { refuse } from '@/lib/kernel/errors'
import { type Ctx, command } from '@/lib/kernel/operation'
import {
  buyerOnly,
  linesOf,
  lockOrder,
  type OrderRow,
  repriceOrder,
  type SellerOrderRow,
  sellerOrdersOf,
} from '@/lib/orders'
import { type Address, addressSchema, orderRef } from '@/lib/orders/schemas'
import { keyOf, offersOf } from './kinds/kinds'
import { promiseCoupons } from './promise'
import { type QuotedLine, quote } from './quote'
import { updateInput } from './schemas'
import { chosenOf } from './start'

export const updateCheckout = command(
  {
    name: 'checkout.update',
    summary:
      'Say where an order goes, how it is sent and which coupons count. Its prices stay as they were promised.',
    input: updateInput,
    output: orderRef,
    access: buyerOnly,
    limit: { max: 60, windowS: 60 },
  },
  async ({ orderId, address, sendings, coupons }, ctx) => {
    if (coupons?.length) await countCodeTry({ personId: personOf(ctx), address: ctx.address })
    const order = await lockDraft(ctx, orderId)
    const known = addressSchema.safeParse(order.address).data ?? null
    const asked = await ask(ctx, order, {
      address: address ?? known,
      sendings: { ...sendingsOf(await sellerOrdersOf(ctx.tx, order)), ...sendings },
      coupons: coupons ?? order.coupons,
    })
    const refusedCode = coupons && asked.coupons.refused[0]
    if (refusedCode)
      refuse('coupon_refused', `${refusedCode.code}: ${refusedCode.why}`, {
        fields: { coupons: refusedCode.why },
      })
    if (address && asked.unreachable.length > 0)
      refuse('not_sent_there', 'Not everything in this order is sent to that country.', {
        fields: { 'address.country': 'Not everything is sent there.' },
      })
    await releaseCoupons(ctx, orderId)
    await promiseCoupons(ctx, order, asked)
    const applied = asked.coupons.applied.map(({ id }) => id)
    await repriceOrder(ctx, {
      id: orderId,
      totals: asked.totals,
      taxBps: asked.taxBps,
      address: address ?? known,
      country: (address ?? known)?.country ?? null,
      coupons: applied.length > 0 ? (coupons ?? order.coupons) : [],
      shipping: chosenOf(asked.sendings),
    })
    return { orderId }
  },
)

const personOf = ({ actor }: Ctx): string | null => (actor.kind === 'person' ? actor.id : null)

/** A draft whose time is not over, locked. */
export async function lockDraft(ctx: Ctx, orderId: string): Promise<OrderRow> {
  const order = await lockOrder(ctx.tx, orderId)
  if (order.state === 'pending_payment')
    refuse('payment_open', 'A payment of this order is under way. Finish it, or cancel it first.')
  if (order.state !== 'draft')
    refuse('wrong_state', `This order is ${order.state.replaceAll('_', ' ')} already.`)
  if (order.reservedUntil && order.reservedUntil <= ctx.now)
    refuse('reservation_over', 'The 15 minutes are over. Nothing was taken; begin again from your cart.')
  return order
}

interface Choices {
  address: Address | null
  sendings: Readonly<Record<string, string>>
  coupons: readonly string[]
}

/** What a draft comes to with these choices: its own prices, and ways of sending as they are offered now. */
export async function ask({ tx, actor, now }: Ctx, order: OrderRow, { address, sendings, coupons }: Choices) {
  return quote(tx, {
    buyerId: order.buyerId,
    currency: order.currency,
    lines: await quotedLines(tx, order, actor),
    country: address?.country ?? null,
    sendings,
    coupons,
    now,
    orderId: order.id,
  })
}

export async function quotedLines(tx: Db | Tx, order: OrderRow, actor: Ctx['actor']): Promise<QuotedLine[]> {
  const [rows, sales] = await Promise.all([linesOf(tx, order.id), sellerOrdersOf(tx, order)])
  const offers = await offersOf(tx, rows, actor)
  return rows.map((row) => ({
    kind: row.kind,
    subject: row.subject,
    sellerId: sales.find(({ id }) => id === row.sellerOrderId)?.sellerId ?? null,
    title: row.title,
    category: row.category,
    quantity: row.quantity,
    unitMinor: row.priceMinor,
    sendings: offers.get(keyOf(row))?.sendings ?? null,
  }))
}

/** Names of the chosen ways of sending, by seller. */
export const sendingsOf = (sales: readonly SellerOrderRow[]): Record<string, string> =>
  Object.fromEntries(
    sales.flatMap(({ sellerId, shipping }) => (sellerId && shipping ? [[sellerId, shipping]] : [])),
  )
