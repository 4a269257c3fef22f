import { type SQL, sql } from 'drizzle-orm'
import { signedIn } from '@/lib/kernel/access'
import { readCursor, timeAndId, writeCursor } from '@/lib/kernel/cursor'
import { query } from '@/lib/kernel/operation'
import { clearingInput, clearingView } from './schemas'

/** What is left of an earning for its seller, rounded as `partsOf` does it. */
const left = sql`(e.gross_minor - e.reversed_minor)`
const share = (part: SQL) => sql`((${part} * ${left} + e.gross_minor / 2) / e.gross_minor)`
const tax = share(sql`e.tax_minor`)
const net = sql`(${left} - ${tax} - least(${share(sql`e.fee_minor`)}, ${left} - ${tax}))`

interface Row extends Record<string, unknown> {
  id: string
  seller_order_id: string
  title: string | null
  net: string
  state: 'accrued' | 'clearing'
  held_for: string | null
  available_at: string | null
  at: string
}

interface Sums extends Record<string, unknown> {
  accrued: string
  clearing: string
  held: string
}

export const myClearing = query(
  {
    name: 'earnings.clearing',
    summary: 'What a seller has earned and does not have yet: until when it clears, and what is kept back.',
    input: clearingInput,
    output: clearingView,
    access: signedIn,
  },
  async ({ currency, cursor, limit }, { db, actor }) => {
    const me = actor.kind === 'person' ? actor.id : ''
    const mine = sql`e.seller_id = ${me} and e.currency = ${currency} and e.state in ('accrued', 'clearing')`
    const [at, id] = readCursor(timeAndId('earning'), cursor) ?? ['infinity', 'z']
    const [sums] = await db.execute<Sums>(sql`
      select coalesce(sum(${net}) filter (where held_for is not null), 0) as held,
        coalesce(sum(${net}) filter (where held_for is null and state = 'accrued'), 0) as accrued,
        coalesce(sum(${net}) filter (where held_for is null and state = 'clearing'), 0) as clearing
      from earning e where ${mine}`)
    const rows = await db.execute<Row>(sql`
      select e.id, e.seller_order_id, e.state, e.held_for, e.available_at, e.created_at::text as at, ${net} as net,
        (select string_agg(title, ', ' order by line) from order_line l where l.seller_order_id = e.seller_order_id) as title
      from earning e where ${mine} and (e.created_at, e.id) < (${at}::timestamptz, ${id})
      order by e.created_at desc, e.id desc limit ${limit + 1}`)
    const page = rows.slice(0, limit)
    const last = rows.length > limit ? page.at(-1) : undefined
    return {
      currency,
      accruedMinor: Number(sums?.accrued ?? 0),
      clearingMinor: Number(sums?.clearing ?? 0),
      heldMinor: Number(sums?.held ?? 0),
      items: page.map((row) => ({
        id: row.id,
        sellerOrderId: row.seller_order_id,
        title: row.title ?? '',
        netMinor: Number(row.net),
        currency,
        state: row.held_for ? ('held' as const) : row.state,
        why: row.held_for ? (reasons[row.held_for] ?? 'It is kept back.') : null,
        availableAt: row.available_at && new Date(row.available_at).toISOString(),
      })),
      nextCursor: last ? writeCursor(last.at, last.id) : null,
    }
  },
)

const reasons: Readonly<Record<string, string>> = {
  refund: 'A refund is being decided.',
  dispute: 'A dispute is being decided.',
  card_dispute: 'The bank of the buyer asks for the money.',
}
