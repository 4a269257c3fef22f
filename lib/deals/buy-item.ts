import { steamPartyOf } from '@/lib/identity'
import { type Actor, signedIn } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { assert, refuse } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { command } from '@/lib/kernel/operation'
import { checkInventory, findListing, reserveListing } from '@/lib/listings'
import { newOrderId, openOrder, totalsOf } from '@/lib/orders'
import { moneyIn } from './money'
import { demandTradeUrl, openDeal } from './open-deal'
import { buyItemInput, dealRef } from './schemas'

export const buyItem = command(
  {
    name: 'deals.buyItem',
    summary: 'Buy a listed item with wallet money. The money waits in escrow until the item is yours.',
    input: buyItemInput,
    output: dealRef,
    access: signedIn,
    limit: { max: 60, windowS: 60 },
    prepare: itemIsStillThere,
  },
  async (input, ctx) => {
    assert(ctx.actor.kind === 'person', 'Only people buy.')
    const buyerId = ctx.actor.id
    await demandTradeUrl(ctx, buyerId)
    const item = await reserveListing(ctx, input.listingId)
    if (item.sellerId === buyerId) refuse('own_listing', 'This is your own listing.')
    if (item.currency !== input.currency)
      refuse('wrong_currency', `This item is sold in ${item.currency}.`, { status: 422 })
    if (item.priceMinor !== input.priceMinor) {
      refuse(
        'price_changed',
        'The price has changed since you looked. Look at the new price and decide anew.',
      )
    }
    const { priceMinor, sellerId, marketHashName: title } = item
    const { currency } = input
    const id = newId('deal')
    const orderId = newOrderId()
    const line = { kind: 'deal' as const, subject: item.id, sellerId, title, fulfilledBy: id }
    const priced = { quantity: 1, unitMinor: priceMinor, taxBps: 0 }
    const totals = totalsOf({
      currency,
      lines: [{ id: '1', sellerId, currency, ...priced }],
      parcels: [],
      coupons: [],
      tax: 'included',
    })
    const lines = [{ ...line, ...priced, category: item.category }]
    await openOrder(ctx, { id: orderId, buyerId, currency, lines, totals }, 'wallet')
    const { postingId } = await moneyIn(ctx, { id, orderId, buyerId, priceMinor, currency, title })
    await openDeal(ctx, { id, orderId, buyerId, item: { ...item, currency }, proof: { postingId } })
    return { dealId: id }
  },
)

/** The seller's inventory as Steam has it now; a listing whose item has left it ends here. */
async function itemIsStillThere({ listingId }: { listingId: string }, actor: Actor): Promise<void> {
  if (actor.kind !== 'person') return
  const row = await findListing(rawDb(), listingId)
  if (row?.state !== 'active') return
  const seller = await steamPartyOf(rawDb(), row.sellerId)
  if (!seller?.steamId) return
  const gone = await checkInventory(row.sellerId, seller.steamId, row.appId)
  if (gone.includes(listingId)) {
    refuse(
      'item_gone',
      'The item has left the seller’s Steam inventory, so the listing was ended. Nothing was taken from your wallet.',
    )
  }
}
