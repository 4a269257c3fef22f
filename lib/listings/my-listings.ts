import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { signedIn } from '@/lib/kernel/access'
import { cursorTime, readCursor, writeCursor } from '@/lib/kernel/cursor'
import { idSchema } from '@/lib/kernel/ids'
import { query } from '@/lib/kernel/operation'
import { type CardRow, cardColumns, cardOf } from './card'
import { myListingsInput, myListingsView } from './schemas'

export const myListings = query(
  {
    name: 'listings.mine',
    summary: 'Your own listings, the open ones first.',
    input: myListingsInput,
    output: myListingsView,
    access: signedIn,
  },
  async ({ cursor, limit }, { db, actor }) => {
    const sellerId = actor.kind === 'person' ? actor.id : ''
    const after = readCursor(place, cursor)
    const rows = await db.execute<Row>(sql`
      select ${cardColumns}, listing.reason, listing.created_at::text as listed_at, ${isOpen} as open from listing
      where seller_id = ${sellerId}
        ${after ? sql`and (${isOpen}, created_at, id) < (${after[0]}, ${after[1]}::timestamptz, ${after[2]})` : sql``}
      order by ${isOpen} desc, created_at desc, id desc limit ${limit + 1}`)
    const page = rows.slice(0, limit)
    const last = rows.length > limit ? page.at(-1) : undefined
    return {
      items: page.map((row) => ({ ...cardOf(row), reason: row.reason })),
      // `listed_at` as the database wrote it: its microseconds must survive.
      nextCursor: last ? writeCursor(last.open, last.listed_at, last.id) : null,
    }
  },
)

/** Whether it is open, when it was listed, its id. */
const place = z.tuple([z.boolean(), cursorTime, idSchema('listing')])

type Row = CardRow & { reason: string | null; listed_at: string; open: boolean }

const isOpen = sql`(state in ('draft', 'active', 'reserved'))`
