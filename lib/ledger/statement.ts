import { type SQL, sql } from 'drizzle-orm'
import type { Db, Tx } from '@/lib/kernel/db'
import { publicId, uuidOf } from '@/lib/kernel/ids'
import type { Currency } from '@/lib/kernel/money'
import { wallet } from './accounts'
import { memoSchema, postingKindSchema, type StatementRow } from './schemas'

export interface Filter {
  userId: string
  currency: Currency
  kind?: string | undefined
  month?: string | undefined
}

/**
 * The newest rows after a posting already seen. Entry ids grow in commit order within a wallet,
 * so rows that arrive while somebody pages are never skipped into and never repeat one.
 */
export async function readStatement(
  db: Db | Tx,
  filter: Filter,
  limit: number,
  after?: string,
): Promise<StatementRow[]> {
  const older = after
    ? sql`and e.id < (select c.id from ledger_entry c
        where c.transfer_id = ${uuidOf(after)} and c.account_id = e.account_id)`
    : sql``
  const rows = await db.execute<Row>(sql`
    select t.id as transfer, t.at, t.kind, t.memo, e.amount, e.balance_after
    from ledger_entry e join ledger_transfer t on t.id = e.transfer_id
    where e.account_id = ${accountOf(filter)} ${older} ${matching(filter)}
    order by e.id desc limit ${limit}`)
  return rows.map(rowView)
}

/** Sums over the filter, and what the wallet had before the month. */
export async function sumStatement(db: Db | Tx, filter: Filter) {
  const before = filter.month ? sql`t.at < ${startOf(filter.month)}` : sql`false`
  const [row] = await db.execute<{ inflow: string; outflow: string; opening: string }>(sql`
    select coalesce(sum(e.amount) filter (where e.amount > 0 ${matching(filter)}), 0) as inflow,
      coalesce(-sum(e.amount) filter (where e.amount < 0 ${matching(filter)}), 0) as outflow,
      coalesce(sum(e.amount) filter (where ${before}), 0) as opening
    from ledger_entry e join ledger_transfer t on t.id = e.transfer_id
    where e.account_id = ${accountOf(filter)}`)
  return {
    inMinor: Number(row?.inflow ?? 0),
    outMinor: Number(row?.outflow ?? 0),
    openingMinor: Number(row?.opening ?? 0),
  }
}

const accountOf = ({ userId, currency }: Filter): SQL =>
  sql`(select a.id from ledger_account a where a.code = ${wallet(userId)} and a.currency = ${currency})`

function matching({ kind, month }: Filter): SQL {
  const ofKind = kind ? sql`and t.kind = ${kind}` : sql``
  const inMonth = month ? sql`and t.at >= ${startOf(month)} and t.at < ${endOf(month)}` : sql``
  return sql`${ofKind} ${inMonth}`
}

const startOf = (month: string): SQL => sql`${`${month}-01T00:00:00Z`}::timestamptz`

function endOf(month: string): SQL {
  const start = new Date(`${month}-01T00:00:00Z`)
  const end = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1))
  return sql`${end.toISOString()}::timestamptz`
}

interface Row extends Record<string, unknown> {
  transfer: string
  at: string
  kind: string
  memo: unknown
  amount: string
  balance_after: string
}

function rowView(row: Row): StatementRow {
  const memo = memoSchema.parse(row.memo)
  return {
    postingId: publicId('posting', row.transfer),
    at: new Date(row.at).toISOString(),
    kind: postingKindSchema.parse(row.kind),
    title: memo.title,
    detail: memo.detail ?? null,
    subject: memo.subject ?? null,
    amountMinor: Number(row.amount),
    balanceAfterMinor: Number(row.balance_after),
  }
}
