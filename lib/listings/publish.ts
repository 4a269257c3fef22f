import { listing } from '@/db/schema/listings'
import { move } from '@/lib/kernel/machine'
import { command } from '@/lib/kernel/operation'
import { sellerOnly } from './access'
import { lockListing } from './lock'
import { listingRef } from './schemas'
import { listingMachine } from './states'

export const publish = command(
  {
    name: 'listings.publish',
    summary: 'Put your own draft on the market.',
    input: listingRef,
    output: listingRef,
    access: sellerOnly,
  },
  async ({ listingId }, ctx) => {
    const row = await lockListing(ctx.tx, listingId)
    await move(ctx, listingMachine, listing, row, 'publish', { rooms: ['public'] })
    return { listingId }
  },
)
