import { query } from '@/lib/kernel/operation'
import { buyerOnly, linesOf, namesOf, readOrder, sellerOrdersOf } from '@/lib/orders'
import { addressSchema, orderRef } from '@/lib/orders/schemas'
import { paymentMethods, paymentOfOrder } from '@/lib/payments'
import { fillsFor } from './fills'
import { peopleGiven } from './gift'
import { quote } from './quote'
import { checkoutView } from './schemas'
import { quotedLines, sendingsOf } from './update'

export const viewCheckout = query(
  {
    name: 'checkout.view',
    summary:
      'An order on its way to being paid: its sums, its ways of sending, and what can pay it and why not.',
    input: orderRef,
    output: checkoutView,
    access: buyerOnly,
  },
  async ({ orderId }, { db, actor, now }) => {
    const order = await readOrder(db, orderId)
    const [lines, sales, payment] = await Promise.all([
      linesOf(db, orderId),
      sellerOrdersOf(db, order),
      paymentOfOrder(db, orderId),
    ])
    const open = order.state === 'draft' || order.state === 'pending_payment'
    const { buyerId, currency, totalMinor, coupons } = order
    const asked = await quote(db, {
      ...{ buyerId, currency, coupons, now, orderId },
      lines: await quotedLines(db, order, actor),
      country: order.country,
      sendings: sendingsOf(sales),
    })
    const names = await namesOf(db, [...sales.map(({ sellerId }) => sellerId), ...peopleGiven(lines)])
    const methods = open
      ? await paymentMethods(db, { personId: buyerId, amountMinor: totalMinor, currency })
      : []
    const topUp = lines.some(({ kind }) => kind === 'credit')
    return {
      orderId,
      state: order.state,
      currency,
      reservedUntil: order.reservedUntil?.toISOString() ?? null,
      lines: lines.map(({ line, kind, title, quantity, giftTo, giftMessage, giftOn, totalMinor: sum }) => ({
        ...{ line, kind, title, quantity, giftMessage, giftOn },
        giftTo: giftTo && (names.get(giftTo) ?? giftTo),
        totalMinor: sum,
      })),
      grossMinor: order.grossMinor - sales.reduce((sum, sale) => sum + sale.shippingMinor, 0),
      discountMinor: order.sellerDiscountMinor + order.platformDiscountMinor,
      shippingMinor: sales.reduce((sum, sale) => sum + sale.shippingMinor, 0),
      taxMinor: order.taxMinor,
      totalMinor,
      address: addressSchema.safeParse(order.address).data ?? null,
      sent: asked.sent,
      sendings: asked.sendings.map((each) => ({
        ...each,
        sellerName: names.get(each.sellerId) ?? 'Tradepost',
      })),
      coupons,
      methods: (topUp ? methods.map(cardOnly) : methods).map(
        ({ method, ok, why, walletMinor, cardMinor }) => ({ method, ok, why, walletMinor, cardMinor }),
      ),
      ...(open && !topUp ? await fillsFor(db, order) : { shortMinor: 0, fills: [] }),
      paymentId: payment && payment.state !== 'expired' ? payment.id : null,
    }
  },
)

/** Money for a wallet comes from outside. */
const cardOnly = <W extends { method: string; ok: boolean; why: string }>(way: W): W =>
  way.method === 'card' ? way : { ...way, ok: false, why: 'A top-up is paid by card.' }
