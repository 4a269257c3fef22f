import { and, eq } from 'drizzle-orm'
import { listing } from '@/db/schema/listings'
import type { Access } from '@/lib/kernel/access'

/** Only the seller of a listing may change it; to everybody else it does not exist. */
export const sellerOnly: Access<{ listingId: string }> = {
  rule: 'The seller of the listing.',
  answers: { stranger: 401, other: 404, owner: 'allow' },
  hides: 'listing',
  check: async (actor, { listingId }, tx) => {
    if (actor.kind !== 'person') return false
    const mine = and(eq(listing.id, listingId), eq(listing.sellerId, actor.id))
    const rows = await tx.select({ id: listing.id }).from(listing).where(mine)
    return rows.length === 1
  },
}
