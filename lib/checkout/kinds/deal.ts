import { demandTradeUrl, openDeal } from '@/lib/deals'
import { refuse } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { endReservation, readListingsForSale, reserveListing } from '@/lib/listings'
import { nameLine } from '@/lib/orders'
import type { Kind } from './kind'

/** Steam items: the price stays in escrow until the bot has handed the item over. lib/deals tells when it has. */
export const deal: Kind = {
  kind: 'deal',
  discounted: false,
  stocked: true,
  present: {
    gift: 'never',
    words: 'A Steam item goes to the trade address of whoever buys it: give a gift card instead.',
  },
  offers: async (db, subjects) => {
    const found = await readListingsForSale(db, subjects)
    return found.map((item) => ({
      kind: 'deal',
      subject: item.id,
      sellerId: item.sellerId,
      title: item.marketHashName,
      category: item.category,
      unitMinor: item.priceMinor,
      currency: item.currency,
      available: item.state === 'active' ? 1 : 0,
      problem:
        item.state === 'active'
          ? null
          : 'Somebody else has bought this item, or it was taken off the market.',
      sendings: null,
      href: `/items/${item.id}`,
    }))
  },
  demand: demandTradeUrl,
  reserve: async (ctx, wanted) => {
    for (const { subject, quantity } of wanted) {
      if (quantity !== 1) refuse('out_of_stock', 'Each Steam item is one of a kind: its quantity is 1.')
      await reserveListing(ctx, subject)
    }
  },
  release: async (ctx, wanted, why) => {
    for (const { subject } of wanted) await endReservation(ctx, subject, 'release', why)
  },
  start: async (ctx, order, lines) => {
    const { buyerId, currency } = order
    const items = await readListingsForSale(
      ctx.tx,
      lines.map(({ subject }) => subject),
    )
    for (const line of lines) {
      const item = items.find(({ id }) => id === line.subject)
      if (!item) continue
      const id = newId('deal')
      await nameLine(ctx, line, id)
      await openDeal(ctx, {
        id,
        orderId: order.id,
        buyerId,
        item: { ...item, priceMinor: line.totalMinor, currency },
        proof: { orderId: order.id },
      })
    }
    return []
  },
  undo: async () =>
    refuse(
      'wrong_state',
      'A Steam item goes back through its deal: call the deal off, or ask for help there.',
    ),
}
