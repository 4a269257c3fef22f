import { and, eq, getTableColumns, inArray } from 'drizzle-orm'
import { listing } from '@/db/schema/listings'
import { move } from '@/lib/kernel/machine'
import type { PersonData } from '@/lib/kernel/person-data'
import { lockListing } from './lock'
import { roomsOf } from './rooms'
import { listingMachine } from './states'

/** What is for sale leaves the market; what was sold is part of its deal and stays. */
export const listingsPersonData: PersonData = {
  domain: 'listings',
  tables: ['listing'],
  read: async (db, { personId }) => {
    const { search: _, ...columns } = getTableColumns(listing)
    return { listings: await db.select(columns).from(listing).where(eq(listing.sellerId, personId)) }
  },
  forget: async (ctx, { personId }) => {
    const offered = await ctx.tx
      .select({ id: listing.id })
      .from(listing)
      .where(and(eq(listing.sellerId, personId), inArray(listing.state, ['draft', 'active'])))
    for (const { id } of offered) {
      const row = await lockListing(ctx.tx, id)
      await move(ctx, listingMachine, listing, row, 'delist', { rooms: roomsOf(row) })
    }
  },
}
