import { sql } from 'drizzle-orm'
import { signedIn } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
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
    const after = cursor ? readCursor(cursor) : null
    const rows = await db.execute<Row>(sql`
      select ${cardColumns}, listing.reason, listing.created_at::text as listed_at, ${isOpen} as open from listing
      where seller_id = ${sellerId}
        ${after ? sql`and (${isOpen}, created_at, id) < (${after.open}, ${after.at}::timestamptz, ${after.id})` : sql``}
      order by ${isOpen} desc, created_at desc, id desc limit ${limit + 1}`)
    const page = rows.slice(0, limit)
    return {
      items: page.map((row) => ({ ...cardOf(row), reason: row.reason })),
      nextCursor: rows.length > limit ? writeCursor(page.at(-1)) : null,
    }
  },
)

type Row = CardRow & { reason: string | null; listed_at: string; open: boolean }

const isOpen = sql`(state in ('draft', 'active', 'reserved'))`

/** `listed_at` as the database wrote it: its microseconds must survive. */
const writeCursor = (last: Row | undefined): string | null =>
  last ? Buffer.from(`${last.open}|${last.listed_at}|${last.id}`).toString('base64url') : null

function readCursor(cursor: string): { open: boolean; at: string; id: string } {
  const [open, at, id] = Buffer.from(cursor, 'base64url').toString('utf8').split('|')
  if (at && id && !Number.isNaN(Date.parse(at))) return { open: open === 'true', at, id }
  refuse('invalid_cursor', 'This page of results is no longer known. Start again from the first one.', {
    status: 400,
  })
}
