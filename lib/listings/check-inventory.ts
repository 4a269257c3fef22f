import { and, asc, eq, inArray } from 'drizzle-orm'
import { listing } from '@/db/schema/listings'
import { system } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { move } from '@/lib/kernel/machine'
import { inTransaction } from '@/lib/kernel/operation'
import { refreshInventory } from '@/lib/steam'
import { lockListing } from './lock'
import { roomsOf } from './rooms'
import { listingMachine } from './states'

const left = 'The item is no longer in the seller’s Steam inventory.'

/**
 * Reads a seller's inventory and ends the listings whose item has left it.
 * A private or unreachable inventory proves nothing and ends nothing.
 */
export async function checkInventory(sellerId: string, steamId: string, appId: number): Promise<string[]> {
  const reading = await refreshInventory(steamId, appId, { maxAgeMs: 10_000 })
  if (reading.state !== 'known') return []
  const here = new Set(reading.items.map((item) => item.assetId))
  const open = await rawDb()
    .select({ id: listing.id, assetId: listing.assetId })
    .from(listing)
    .where(
      and(
        eq(listing.sellerId, sellerId),
        eq(listing.appId, appId),
        inArray(listing.state, ['draft', 'active']),
      ),
    )
    .orderBy(asc(listing.id))
  const gone = open.filter((row) => !here.has(row.assetId)).map((row) => row.id)
  for (const id of gone) await invalidate(id)
  return gone
}

const invalidate = (listingId: string) =>
  inTransaction(system('listings'), async (ctx) => {
    const row = await lockListing(ctx.tx, listingId)
    if (row.state !== 'draft' && row.state !== 'active') return
    await move(ctx, listingMachine, listing, row, 'invalidate', {
      set: { reason: left },
      data: { reason: left },
      rooms: roomsOf(row),
    })
  })
