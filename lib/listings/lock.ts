import { eq, inArray } from 'drizzle-orm'
import { listing } from '@/db/schema/listings'
import type { Db, Tx } from '@/lib/kernel/db'
import { notFound } from '@/lib/kernel/errors'
import { stateOf } from '@/lib/kernel/machine'
import { currencySchema } from '@/lib/kernel/money'
import { listingMachine } from './states'

export type ListingRow = Awaited<ReturnType<typeof lockListing>>

/** The listing's row, locked until the transaction ends. */
export async function lockListing(tx: Tx, listingId: string) {
  const [row] = await tx.select().from(listing).where(eq(listing.id, listingId)).for('update')
  if (!row) notFound('listing')
  return { ...row, state: stateOf(listingMachine, row.state) }
}

/** The facts other domains need of a listing, unlocked; null when there is none. */
export async function findListing(db: Db | Tx, listingId: string) {
  const { id, sellerId, appId, state, marketHashName } = listing
  const columns = { id, sellerId, appId, state, marketHashName }
  const [row] = await db.select(columns).from(listing).where(eq(listing.id, listingId))
  return row ?? null
}

/** What a cart needs to know of listings, unlocked, in no order. Drafts are left out. */
export async function readListingsForSale(db: Db | Tx, ids: readonly string[]) {
  const { id, itemId, sellerId, state, marketHashName, category, priceMinor, currency } = listing
  const columns = { id, itemId, sellerId, state, marketHashName, category, priceMinor, currency }
  const rows = await db
    .select(columns)
    .from(listing)
    .where(inArray(listing.id, [...ids]))
  return rows
    .filter((row) => row.state !== 'draft')
    .map((row) => ({ ...row, currency: currencySchema.parse(row.currency) }))
}
