import { eq } from 'drizzle-orm'
import { listing } from '@/db/schema/listings'
import { refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { sellerOnly } from './access'
import { listingPriceChanged } from './events'
import { lockListing } from './lock'
import { roomsOf } from './rooms'
import { changePriceInput, listingRef } from './schemas'

export const changePrice = command(
  {
    name: 'listings.changePrice',
    summary: 'Change the price of your own listing while nobody is buying it.',
    input: changePriceInput,
    output: listingRef,
    access: sellerOnly,
  },
  async ({ listingId, priceMinor }, ctx) => {
    const row = await lockListing(ctx.tx, listingId)
    if (row.state !== 'draft' && row.state !== 'active') {
      refuse('wrong_state', `This listing is ${row.state} now, so its price stands.`)
    }
    if (row.priceMinor === priceMinor) return { listingId }
    await ctx.tx
      .update(listing)
      .set({ priceMinor, version: row.version + 1, updatedAt: ctx.now })
      .where(eq(listing.id, listingId))
    await ctx.emit(listingPriceChanged, {
      aggregate: listingId,
      payload: { listingId, fromMinor: row.priceMinor, toMinor: priceMinor },
      rooms: roomsOf(row),
    })
    return { listingId }
  },
)
