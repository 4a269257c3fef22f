import { earningAvailable, maturedFacts } from '@/lib/earnings'
import type { StoredEvent } from '@/lib/kernel/events'
import type { Moved } from '@/lib/kernel/machine'
import type { Ctx } from '@/lib/kernel/operation'
import { type Reaction, reaction } from '@/lib/kernel/reaction'
import {
  caseFacts,
  disputeArgued,
  enteredDispute,
  enteredRefund,
  enteredSale,
  orderNoted,
  orderPaid,
} from '@/lib/orders'
import { disputeClosed, paymentDisputed, refundEnded } from '@/lib/payments'
import type { KindName } from '../kinds'
import { notify } from '../notify'
import type { NoticeFacts } from '../schemas/notice'
import {
  isOfBuyer,
  isUndecided,
  knowsOfDispute,
  purchaseFacts,
  type SaleFacts,
  saleFacts,
  salesOf,
} from './facts'

type OrderKind = Extract<KindName, `order.${string}`>
type SaleKind = Extract<KindName, `sale.${string}`>

/** Tells the party whose kind it is; Tradepost itself is told nothing. */
async function tell(
  ctx: Ctx,
  event: StoredEvent,
  sale: SaleFacts,
  kind: OrderKind | SaleKind,
  more: NoticeFacts = {},
): Promise<void> {
  const buying = kind.startsWith('order.')
  const personId = buying ? sale.buyerId : sale.sellerId
  if (personId === null) return
  const { orderId, sellerOrderId, item, currency, totalMinor: amountMinor } = sale
  const other = buying ? sale.sellerName : sale.buyerName
  const data = { orderId, sellerOrderId, item, other, amountMinor, currency, ...more }
  await notify(ctx, { personId, kind, eventId: event.id, data })
}

/** Which moves of a seller's order are told: those that say more than a state does are told by what caused them. */
const told: readonly {
  state: Parameters<typeof enteredSale>[0]
  when: (moved: Moved) => boolean
  kinds: readonly (OrderKind | SaleKind)[]
}[] = [
  { state: 'paid', when: ({ event }) => event === 'pay', kinds: ['sale.sold'] },
  { state: 'shipped', when: ({ event }) => event === 'ship', kinds: ['order.shipped'] },
  { state: 'shipped', when: ({ event }) => event === 'track', kinds: ['order.tracking'] },
  { state: 'delivered', when: ({ event }) => event === 'deliver', kinds: ['order.delivered'] },
  { state: 'completed', when: ({ from }) => from === 'delivered', kinds: ['order.completed'] },
  { state: 'partially_refunded', when: ({ from }) => from === 'delivered', kinds: ['order.completed'] },
  {
    state: 'cancelled',
    when: ({ event }) => event === 'cancel',
    kinds: ['order.cancelled', 'sale.cancelled'],
  },
]

const moves: Reaction[] = told.map(({ state, when, kinds }) =>
  reaction(enteredSale(state), async (moved, ctx, event) => {
    const sale = when(moved) ? await saleFacts(ctx.tx, moved.id) : null
    if (!sale || sale.byDeals) return
    const { carrier, tracking, trackingUrl, dueAt } = sale
    const parcel = {
      ...(carrier && { carrier }),
      ...(tracking && { tracking }),
      ...(trackingUrl && { trackingUrl }),
    }
    const until = state === 'delivered' ? { until: dueAt } : {}
    for (const kind of kinds) await tell(ctx, event, sale, kind, { ...parcel, ...until })
  }),
)

const refunds: Reaction[] = [
  reaction(enteredRefund('asked'), async ({ id, data }, ctx, event) => {
    const { sellerOrderId, amountMinor = 0 } = caseFacts.parse(data)
    const sale = (await isUndecided(ctx.tx, id)) ? await saleFacts(ctx.tx, sellerOrderId) : null
    if (!sale) return
    for (const kind of ['order.refund_asked', 'sale.refund_asked'] as const)
      await tell(ctx, event, sale, kind, { amountMinor })
  }),
  reaction(enteredRefund('granted'), async ({ data }, ctx, event) => {
    const { sellerOrderId, amountMinor = 0 } = caseFacts.parse(data)
    const sale = await saleFacts(ctx.tx, sellerOrderId)
    if (!sale) return
    await tell(ctx, event, sale, 'order.refund_granted', { amountMinor })
    if (event.actor !== sale.sellerId) await tell(ctx, event, sale, 'sale.refunded', { amountMinor })
  }),
  reaction(enteredRefund('declined'), async ({ data }, ctx, event) => {
    const { sellerOrderId, amountMinor = 0 } = caseFacts.parse(data)
    const sale = await saleFacts(ctx.tx, sellerOrderId)
    if (sale) await tell(ctx, event, sale, 'order.refund_declined', { amountMinor })
  }),
  reaction(refundEnded, async ({ orderId, state, cardMinor: amountMinor }, ctx, event) => {
    const purchase = state === 'done' && amountMinor > 0 ? await purchaseFacts(ctx.tx, orderId) : null
    if (!purchase) return
    const { buyerId: personId, item, currency } = purchase
    const data = { orderId, item, amountMinor, currency }
    await notify(ctx, { personId, kind: 'order.money_back', eventId: event.id, data })
  }),
]

const disputes: Reaction[] = [
  reaction(enteredDispute('open'), async ({ id, data }, ctx, event) => {
    const sale = await disputed(ctx, id, data)
    if (!sale) return
    await tell(ctx, event, sale, 'order.disputed')
    await tell(ctx, event, sale, 'sale.disputed')
  }),
  reaction(disputeArgued, async ({ sellerOrderId }, ctx, event) => {
    const sale = await saleFacts(ctx.tx, sellerOrderId)
    if (!sale) return
    if (event.actor !== sale.buyerId) await tell(ctx, event, sale, 'order.evidence')
    if (event.actor !== sale.sellerId) await tell(ctx, event, sale, 'sale.evidence')
  }),
  reaction(enteredDispute('decided'), async ({ id, data }, ctx, event) => {
    const sale = await disputed(ctx, id, data)
    if (!sale) return
    const amountMinor = caseFacts.parse(data).buyerGetsMinor ?? 0
    await tell(ctx, event, sale, 'order.dispute_decided', { amountMinor })
    await tell(ctx, event, sale, 'sale.dispute_decided', { amountMinor })
  }),
  reaction(enteredDispute('withdrawn'), async ({ id, data }, ctx, event) => {
    const sale = await disputed(ctx, id, data)
    if (sale) await tell(ctx, event, sale, 'sale.dispute_withdrawn')
  }),
  reaction(paymentDisputed, async ({ orderId, disputeId }, ctx, event) => {
    for (const sale of await salesOf(ctx.tx, orderId))
      if (sale.sellerId && !(await knowsOfDispute(ctx.tx, sale.sellerId, disputeId)))
        await tell(ctx, event, sale, 'sale.card_disputed', { disputeId })
  }),
  reaction(disputeClosed, async ({ orderId, won, withdrawn }, ctx, event) => {
    const kind = !won && withdrawn ? 'sale.card_dispute_lost' : 'sale.card_dispute_won'
    for (const sale of await salesOf(ctx.tx, orderId)) await tell(ctx, event, sale, kind)
  }),
]

async function disputed(ctx: Ctx, disputeId: string, data: unknown): Promise<SaleFacts | null> {
  if (!(await isOfBuyer(ctx.tx, disputeId))) return null
  return saleFacts(ctx.tx, caseFacts.parse(data).sellerOrderId)
}

export const orderReactions: Reaction[] = [
  reaction(orderPaid, async ({ id, event: how }, ctx, event) => {
    const purchase = await purchaseFacts(ctx.tx, id)
    // What was bought with one press on an item's page is told by its deal.
    if (!purchase || (how === 'create' && purchase.byDeals)) return
    const { orderId, buyerId: personId, item, currency, totalMinor: amountMinor } = purchase
    const data = { orderId, item, amountMinor, currency }
    await notify(ctx, { personId, kind: 'order.paid', eventId: event.id, data })
  }),
  ...moves,
  ...refunds,
  ...disputes,
  reaction(orderNoted, async ({ sellerOrderId }, ctx, event) => {
    const sale = await saleFacts(ctx.tx, sellerOrderId)
    if (!sale) return
    if (event.actor !== sale.buyerId) await tell(ctx, event, sale, 'order.message')
    if (event.actor !== sale.sellerId) await tell(ctx, event, sale, 'sale.message')
  }),
  reaction(earningAvailable, async ({ event: how, data }, ctx, event) => {
    if (how !== 'mature') return
    const { sellerOrderId, netMinor } = maturedFacts.parse(data)
    const sale = await saleFacts(ctx.tx, sellerOrderId)
    if (sale) await tell(ctx, event, sale, 'sale.paid', { amountMinor: netMinor })
  }),
]
