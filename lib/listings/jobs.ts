import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { steamPartyOf } from '@/lib/identity'
import { system } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { job } from '@/lib/kernel/job'
import { inTransaction } from '@/lib/kernel/operation'
import { checkInventory } from './check-inventory'

const sellersPerRun = 200

/** Ends listings whose item has left the seller's inventory without anybody trying to buy it. */
export const checkSeller = job(
  {
    name: 'listings.checkSeller',
    input: z.object({ sellerId: z.string(), appId: z.number() }),
    concurrency: 2,
  },
  async ({ sellerId, appId }) => {
    const seller = await steamPartyOf(rawDb(), sellerId)
    if (seller?.steamId) await checkInventory(sellerId, seller.steamId, appId)
  },
)

/** Orders a check of every seller and game with open listings, the longest unread inventories first. */
export async function orderChecks(): Promise<void> {
  const due = await rawDb().execute<{ seller_id: string; app_id: number }>(sql`
    select seller_id, listing.app_id from listing
    join person on person.id = seller_id
    left join steam_inventory seen on seen.owner_steam_id = person.steam_id and seen.app_id = listing.app_id
    where listing.state in ('draft', 'active')
    group by seller_id, listing.app_id order by min(seen.read_at) nulls first limit ${sellersPerRun}`)
  await inTransaction(system('listings'), async (ctx) => {
    for (const { seller_id: sellerId, app_id: appId } of due) {
      await ctx.enqueue(checkSeller, { sellerId, appId }, { singletonKey: `${sellerId}:${appId}` })
    }
  })
}
