import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { signedIn } from '@/lib/kernel/access'
import { query } from '@/lib/kernel/operation'
import { type CardRow, cardColumns, cardOf } from './card'
import { myListingsView } from './schemas'

export const myListings = query(
  {
    name: 'listings.mine',
    summary: 'Your own listings, the open ones first.',
    input: z.object({}),
    output: myListingsView,
    access: signedIn,
  },
  async (_, { db, actor }) => {
    const sellerId = actor.kind === 'person' ? actor.id : ''
    const rows = await db.execute<CardRow & { reason: string | null }>(sql`
      select ${cardColumns}, listing.reason from listing where seller_id = ${sellerId}
      order by (state in ('draft', 'active', 'reserved')) desc, created_at desc, id limit 200`)
    return { items: rows.map((row) => ({ ...cardOf(row), reason: row.reason })) }
  },
)
