import { listing } from '@/db/schema/listings'
import { steamPartyOf } from '@/lib/identity'
import { type Actor, signedIn } from '@/lib/kernel/access'
import { isUnique, rawDb } from '@/lib/kernel/db'
import { assert, refuse } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { begin, move } from '@/lib/kernel/machine'
import { type Ctx, command } from '@/lib/kernel/operation'
import { type IdentifiedItem, identifyItem, refreshInventory } from '@/lib/steam'
import { referenceOf } from './reference'
import { marketRooms, personalRoom } from './rooms'
import { type ListItemInput, listItemInput, listingRef } from './schemas'
import { listingMachine } from './states'

export const listItem = command(
  {
    name: 'listings.listItem',
    summary: 'Offer an item of your own Steam inventory for sale.',
    input: listItemInput,
    output: listingRef,
    access: signedIn,
    limit: { max: 120, windowS: 60 },
    prepare: readInventory,
  },
  async (input, ctx) => {
    assert(ctx.actor.kind === 'person', 'Only people sell.')
    const seller = await steamPartyOf(ctx.tx, ctx.actor.id)
    if (!seller?.steamId)
      refuse('steam_missing', 'Connect your Steam account first; the item is in its inventory.')
    if (!seller.tradeToken)
      refuse('trade_url_missing', 'Save your Steam trade URL first; our bot needs it to ask for the item.')
    const item = await identifyItem(ctx, seller.steamId, input.appId, input.assetId)
    if (!item.listable.ok)
      refuse('not_listable', item.listable.reason, { status: 422, fields: { assetId: item.listable.reason } })
    const row = await insertListing(ctx, ctx.actor.id, item, input)
    await begin(ctx, listingMachine, row.id, {
      data: { priceMinor: input.priceMinor },
      rooms: [personalRoom(ctx.actor.id)],
    })
    if (input.publish)
      await move(ctx, listingMachine, listing, row, 'publish', { rooms: marketRooms(ctx.actor.id) })
    return { listingId: row.id }
  },
)

/** The inventory as Steam has it now, so that nothing is listed that has already left it. */
async function readInventory(input: ListItemInput, actor: Actor): Promise<void> {
  if (actor.kind !== 'person') return
  const seller = await steamPartyOf(rawDb(), actor.id)
  if (seller?.steamId) await refreshInventory(seller.steamId, input.appId, { maxAgeMs: 15_000 })
}

async function insertListing(ctx: Ctx, sellerId: string, item: IdentifiedItem, input: ListItemInput) {
  const { facts } = item
  const id = newId('listing')
  const referenceMinor = await referenceOf(ctx.tx, facts.appId, facts.marketHashName, ctx.now)
  const row = {
    id,
    sellerId,
    itemId: item.itemId,
    ...facts,
    contextId: item.contextId,
    assetId: item.assetId,
    priceMinor: input.priceMinor,
    currency: input.currency,
    referenceMinor,
    state: listingMachine.initial,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
  try {
    await ctx.tx.transaction((inner) => inner.insert(listing).values(row))
  } catch (error) {
    if (!isUnique(error, 'listing_one_open')) throw error
    refuse('already_listed', 'This item is already listed. Change the price of that listing instead.')
  }
  return { id, state: listingMachine.initial, version: 0 }
}
