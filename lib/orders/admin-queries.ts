import { type SQL, sql } from 'drizzle-orm'
import { isAdmin, staffOnly } from '@/lib/kernel/access'
import { writeCursor } from '@/lib/kernel/cursor'
import type { Db, Tx } from '@/lib/kernel/db'
import { currencySchema } from '@/lib/kernel/money'
import { query } from '@/lib/kernel/operation'
import { filesOf, viewFile } from './evidence-files'
import { startOf } from './lists'
import { namesOf } from './queries'
import { disputeQueueView, orderListInput, orderListView, queueInput, refundQueueView } from './schemas'

interface Row extends Record<string, unknown> {
  id: string
  state: string
  kind: 'buyer' | 'card'
  line: number | null
  amount_minor: string
  total_minor: string
  reason: string
  answer: string | null
  created_at: string
  seller_order_id: string
  title: string | null
  buyer: string
  seller: string | null
  currency: string
  pieces: string
}

const titleOfSale = sql`(select string_agg(title, ', ' order by line) from order_line where seller_order_id = s.id) as title`

const joined = sql`join seller_order s on s.id = x.seller_order_id join "order" o on o.id = s.order_id
  join person b on b.id = o.buyer_id left join person p on p.id = s.seller_id`

async function rowsOf(db: Db | Tx, select: SQL, limit: number) {
  const rows = await db.execute<Row>(select)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const more = rows.length > limit && last
  return { items, nextCursor: more ? writeCursor(new Date(last.created_at).toISOString(), last.id) : null }
}

const common = (row: Row) => ({
  id: row.id,
  state: row.state,
  reason: row.reason,
  at: new Date(row.created_at).toISOString(),
  sellerOrderId: row.seller_order_id,
  title: row.title ?? '',
  buyerName: row.buyer,
  sellerName: row.seller ?? 'Tradepost',
  currency: currencySchema.parse(row.currency),
})

export const adminRefunds = query(
  {
    name: 'orders.adminRefunds',
    summary: 'Refunds that a person must decide, the newest first.',
    input: queueInput,
    output: refundQueueView,
    access: staffOnly,
  },
  async ({ cursor, limit }, { db }) => {
    const [at, id] = startOf(cursor, 'refund')
    const { items, nextCursor } = await rowsOf(
      db,
      sql`
        select x.id, x.state, x.line, x.amount_minor, x.reason, x.answer, x.created_at, x.seller_order_id, ${titleOfSale},
          b.name as buyer, p.name as seller, o.currency
        from refund x ${joined}
        where x.state = 'asked' and (x.created_at, x.id) < (${at}::timestamptz, ${id})
        order by x.created_at desc, x.id desc limit ${limit + 1}`,
      limit,
    )
    const shown = items.map((row) => ({
      ...common(row),
      line: row.line,
      amountMinor: Number(row.amount_minor),
      answer: row.answer,
    }))
    return { items: shown, nextCursor }
  },
)

export const adminDisputes = query(
  {
    name: 'orders.adminDisputes',
    summary: 'Disputes that are not decided, the newest first.',
    input: queueInput,
    output: disputeQueueView,
    access: staffOnly,
  },
  async ({ cursor, limit }, { db, actor }) => {
    const [at, id] = startOf(cursor, 'dispute')
    const { items, nextCursor } = await rowsOf(
      db,
      sql`
        select x.id, x.state, x.kind, x.reason, x.created_at, x.seller_order_id, ${titleOfSale}, s.total_minor,
          b.name as buyer, p.name as seller, o.currency
        from dispute x ${joined}
        where x.state in ('open', 'answered') and (x.created_at, x.id) < (${at}::timestamptz, ${id})
        order by x.created_at desc, x.id desc limit ${limit + 1}`,
      limit,
    )
    const ids = items.map((row) => row.id)
    const files = isAdmin(actor) && ids.length > 0 ? await filesOf(db, ids) : []
    const names = await namesOf(
      db,
      files.map(({ authorId }) => authorId),
    )
    const shown = items.map((row) => ({
      ...common(row),
      kind: row.kind,
      totalMinor: Number(row.total_minor),
      files: files
        .filter(({ disputeId }) => disputeId === row.id)
        .map((file) => viewFile(file, (author) => names.get(author) ?? 'Tradepost')),
    }))
    return { items: shown, nextCursor }
  },
)

const open = sql`('draft', 'pending_payment', 'paid')`

export const adminOrders = query(
  {
    name: 'orders.adminOrders',
    summary: 'All purchases, the newest first.',
    input: orderListInput,
    output: orderListView,
    access: staffOnly,
  },
  async ({ show, cursor, limit }, { db }) => {
    const [at, id] = startOf(cursor, 'order')
    const which =
      show === 'all' ? sql`true` : show === 'open' ? sql`o.state in ${open}` : sql`o.state not in ${open}`
    const { items, nextCursor } = await rowsOf(
      db,
      sql`
        select o.id, o.state, o.total_minor, o.currency, o.created_at, b.name as buyer,
          (select string_agg(title, ', ' order by line) from order_line where order_id = o.id) as title,
          (select coalesce(sum(quantity), 0) from order_line where order_id = o.id) as pieces
        from "order" o join person b on b.id = o.buyer_id
        where ${which} and (o.created_at, o.id) < (${at}::timestamptz, ${id})
        order by o.created_at desc, o.id desc limit ${limit + 1}`,
      limit,
    )
    const shown = items.map((row) => ({
      id: row.id,
      state: row.state,
      title: row.title ?? '',
      otherName: row.buyer,
      pieces: Number(row.pieces),
      totalMinor: Number(row.total_minor),
      currency: currencySchema.parse(row.currency),
      createdAt: new Date(row.created_at).toISOString(),
    }))
    return { items: shown, nextCursor }
  },
)
