import { listing } from '@/db/schema/listings'
import { move } from '@/lib/kernel/machine'
import { command } from '@/lib/kernel/operation'
import { sellerOnly } from './access'
import { lockListing } from './lock'
import { roomsOf } from './rooms'
import { listingRef } from './schemas'
import { listingMachine } from './states'

export const delist = command(
  {
    name: 'listings.delist',
    summary: 'Take your own listing off the market.',
    input: listingRef,
    output: listingRef,
    access: sellerOnly,
  },
  async ({ listingId }, ctx) => {
    const row = await lockListing(ctx.tx, listingId)
    await move(ctx, listingMachine, listing, row, 'delist', { rooms: roomsOf(row) })
    return { listingId }
  },
)
