import { type SQL, sql } from 'drizzle-orm'
import { signedIn } from '@/lib/kernel/access'
import { readCursor, timeAndId, writeCursor } from '@/lib/kernel/cursor'
import type { Db, Tx } from '@/lib/kernel/db'
import { currencySchema } from '@/lib/kernel/money'
import { query } from '@/lib/kernel/operation'
import { orderListInput, orderListView, type orderShows } from './schemas'

interface Row extends Record<string, unknown> {
  id: string
  state: string
  title: string | null
  other: string | null
  pieces: string
  total_minor: string
  currency: string
  created_at: string
}

const ended = sql`('completed', 'partially_refunded', 'refunded', 'cancelled', 'expired')`

function shown(show: (typeof orderShows)[number], state: SQL): SQL {
  if (show === 'all') return sql`true`
  return show === 'ended' ? sql`${state} in ${ended}` : sql`${state} not in ${ended}`
}

export const myOrders = query(
  {
    name: 'orders.mine',
    summary: 'What the caller bought, the newest first.',
    input: orderListInput,
    output: orderListView,
    access: signedIn,
  },
  ({ show, cursor, limit }, { db, actor }) => {
    const me = actor.kind === 'person' ? actor.id : ''
    const [at, id] = startOf(cursor, 'order')
    return page(
      db,
      sql`
        select o.id, o.state, o.total_minor, o.currency, o.created_at,
          (select string_agg(title, ', ' order by line) from order_line where order_id = o.id) as title,
          (select coalesce(sum(quantity), 0) from order_line where order_id = o.id) as pieces,
          (select string_agg(coalesce(p.name, 'Tradepost'), ', ' order by s.id) from seller_order s
            left join person p on p.id = s.seller_id where s.order_id = o.id) as other
        from "order" o
        where o.buyer_id = ${me} and ${shown(show, sql`o.state`)} and (o.created_at, o.id) < (${at}::timestamptz, ${id})
        order by o.created_at desc, o.id desc limit ${limit + 1}`,
      limit,
    )
  },
)

export const mySales = query(
  {
    name: 'orders.sales',
    summary: 'What others bought from the caller, the newest first.',
    input: orderListInput,
    output: orderListView,
    access: signedIn,
  },
  ({ show, cursor, limit }, { db, actor }) => {
    const me = actor.kind === 'person' ? actor.id : ''
    const [at, id] = startOf(cursor, 'sellerOrder')
    return page(
      db,
      sql`
        select s.id, s.state, s.total_minor, o.currency, s.created_at,
          (select string_agg(title, ', ' order by line) from order_line where seller_order_id = s.id) as title,
          (select coalesce(sum(quantity), 0) from order_line where seller_order_id = s.id) as pieces, p.name as other
        from seller_order s join "order" o on o.id = s.order_id join person p on p.id = o.buyer_id
        where s.seller_id = ${me} and s.state <> 'waiting' and ${shown(show, sql`s.state`)}
          and (s.created_at, s.id) < (${at}::timestamptz, ${id})
        order by s.created_at desc, s.id desc limit ${limit + 1}`,
      limit,
    )
  },
)

export function startOf(cursor: string | undefined, kind: Parameters<typeof timeAndId>[0]): [string, string] {
  const [at, id] = readCursor(timeAndId(kind), cursor) ?? ['infinity', 'z']
  return [at, id]
}

async function page(db: Db | Tx, select: SQL, limit: number) {
  const rows = await db.execute<Row>(select)
  const items = rows.slice(0, limit).map((row) => ({
    id: row.id,
    state: row.state,
    title: row.title ?? '',
    otherName: row.other ?? 'Tradepost',
    pieces: Number(row.pieces),
    totalMinor: Number(row.total_minor),
    currency: currencySchema.parse(row.currency),
    createdAt: new Date(row.created_at).toISOString(),
  }))
  return { items, nextCursor: rows.length > limit ? after(items.at(-1)) : null }
}

const after = (last: { createdAt: string; id: string } | undefined): string | null =>
  last ? writeCursor(last.createdAt, last.id) : null
