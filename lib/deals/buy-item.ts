import { deal } from '@/db/schema/deals'
import { steamPartyOf } from '@/lib/identity'
import { type Actor, signedIn } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { assert, refuse } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { begin } from '@/lib/kernel/machine'
import { type Ctx, command } from '@/lib/kernel/operation'
import { checkInventory, findListing, reserveListing } from '@/lib/listings'
import { newOrderId, openOrder } from '@/lib/orders'
import { askSeller } from './legs'
import { feeOf, moneyIn } from './money'
import { dealOfRow, moveDeal, roomsOf } from './row'
import { buyItemInput, dealRef } from './schemas'
import { type DealState, dealMachine } from './states'

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
    const { priceMinor } = item
    const id = newId('deal')
    const orderId = newOrderId()
    const title = item.marketHashName
    const parties = { buyerId, sellerId: item.sellerId }
    await openOrder(ctx, {
      id: orderId,
      buyerId,
      currency: input.currency,
      lines: [{ kind: 'deal', subject: id, sellerId: item.sellerId, title, priceMinor }],
    })
    const [row] = await ctx.tx
      .insert(deal)
      .values({
        id,
        orderId,
        listingId: item.id,
        itemId: item.itemId,
        ...parties,
        priceMinor,
        feeMinor: feeOf(priceMinor),
        currency: input.currency,
        state: 'created' satisfies DealState,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      })
      .returning()
    assert(row, 'An inserted deal comes back.')
    await begin(ctx, dealMachine, id, {
      data: { priceMinor, currency: input.currency },
      rooms: roomsOf(parties),
    })
    const { postingId } = await moneyIn(ctx, {
      id,
      orderId,
      buyerId,
      priceMinor,
      currency: input.currency,
      title,
    })
    const funded = await moveDeal(ctx, dealOfRow(row), 'fund', { data: { postingId } })
    await askSeller(ctx, funded)
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

async function demandTradeUrl(ctx: Ctx, buyerId: string): Promise<void> {
  const buyer = await steamPartyOf(ctx.tx, buyerId)
  if (!buyer?.steamId)
    refuse('steam_missing', 'Connect your Steam account first, so that the item can reach you.')
  if (!buyer.tradeToken)
    refuse('trade_url_missing', 'Save your Steam trade URL first; our bot needs it to send you the item.')
}
