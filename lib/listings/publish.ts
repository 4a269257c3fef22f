import { listing } from '@/db/schema/listings'
import { steamPartyOf } from '@/lib/identity'
import type { Actor } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { move } from '@/lib/kernel/machine'
import { command } from '@/lib/kernel/operation'
import { sellerOnly } from './access'
import { checkInventory } from './check-inventory'
import { findListing, lockListing } from './lock'
import { marketRooms } from './rooms'
import { listingRef } from './schemas'
import { listingMachine } from './states'

export const publish = command(
  {
    name: 'listings.publish',
    summary: 'Put your own draft on the market.',
    input: listingRef,
    output: listingRef,
    access: sellerOnly,
    prepare: endWhenGone,
  },
  async ({ listingId }, ctx) => {
    const row = await lockListing(ctx.tx, listingId)
    await move(ctx, listingMachine, listing, row, 'publish', { rooms: marketRooms(row.sellerId) })
    return { listingId }
  },
)

/** A draft may be old: what has left the inventory meanwhile is not put up. */
async function endWhenGone({ listingId }: { listingId: string }, actor: Actor): Promise<void> {
  const row = await findListing(rawDb(), listingId)
  if (actor.kind !== 'person' || row?.sellerId !== actor.id || row.state !== 'draft') return
  const seller = await steamPartyOf(rawDb(), actor.id)
  if (seller?.steamId) await checkInventory(actor.id, seller.steamId, row.appId)
}
