import { listing, sale } from '@/db/schema/listings'
import { refuse } from '@/lib/kernel/errors'
import { move } from '@/lib/kernel/machine'
import type { Ctx } from '@/lib/kernel/operation'
import { type ListingRow, lockListing } from './lock'
import { marketRooms } from './rooms'
import { listingMachine } from './states'

/** Takes an active listing off the market for one buyer. The row lock makes one buyer win. */
export async function reserveListing(ctx: Ctx, listingId: string): Promise<ListingRow> {
  const row = await lockListing(ctx.tx, listingId)
  if (row.state === 'reserved' || row.state === 'sold') {
    refuse('already_sold', 'Somebody else bought this item a moment ago. Nothing was taken from your wallet.')
  }
  return move(ctx, listingMachine, listing, row, 'reserve', { rooms: marketRooms(row.sellerId) })
}

/** How a listing ends when its deal did not reach the buyer. */
export type Unsold = 'release' | 'withdraw' | 'invalidate'

export async function endReservation(
  ctx: Ctx,
  listingId: string,
  how: Unsold,
  reason: string,
): Promise<void> {
  const row = await lockListing(ctx.tx, listingId)
  await move(ctx, listingMachine, listing, row, how, {
    set: { reason },
    data: { reason },
    rooms: marketRooms(row.sellerId),
  })
}

/** The deal is settled: the listing is sold, and the sale counts towards the reference price. */
export async function sellListing(ctx: Ctx, listingId: string, dealId: string): Promise<void> {
  const row = await lockListing(ctx.tx, listingId)
  await move(ctx, listingMachine, listing, row, 'sell', { rooms: marketRooms(row.sellerId) })
  await ctx.tx.insert(sale).values({
    appId: row.appId,
    marketHashName: row.marketHashName,
    priceMinor: row.priceMinor,
    currency: row.currency,
    wear: row.wear,
    dealId,
    at: ctx.now,
  })
}
