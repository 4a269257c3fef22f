import { type SQL, sql } from 'drizzle-orm'
import type { Db, Tx } from '@/lib/kernel/db'
import { publicId, uuidOf } from '@/lib/kernel/ids'
import type { Currency } from '@/lib/kernel/money'
import { wallet } from '@/lib/ledger'
import { memoSchema } from '@/lib/ledger/schemas'
import type { SellerRow } from './schemas'

interface Filter {
  sellerId: string
  currency: Currency
  month?: string | undefined
  /** Posting id of the last row already seen. */
  after?: string | undefined
  limit: number
}

interface Row extends Record<string, unknown> {
  id: string
  at: string
  kind: SellerRow['kind']
  memo: unknown
  net: string
  gross: string
  fee: string
  tax: string
}

/** Sales, what was taken back of them, and payouts, the newest first: every figure is a leg of the ledger's own posting. */
export async function readSellerRows(db: Db | Tx, filter: Filter): Promise<SellerRow[]> {
  const leg = (like: string) => sql`coalesce((select sum(x.amount) from ledger_entry x
    join ledger_account a on a.id = x.account_id where x.transfer_id = t.id and a.code like ${like}), 0)`
  const rows = await db.execute<Row>(sql`
    select t.id, t.at, t.kind, t.memo, e.amount as net,
      ${leg('escrow:%')} as gross, ${leg('platform:fees')} as fee, ${leg('platform:tax')} as tax
    from ledger_entry e join ledger_transfer t on t.id = e.transfer_id
    where e.account_id = (select id from ledger_account
        where code = ${wallet(filter.sellerId)} and currency = ${filter.currency})
      and (t.kind in ('sale', 'payout') or (t.kind = 'refund' and e.amount < 0)) ${within(filter)}
    order by e.id desc limit ${filter.limit}`)
  return rows.map(rowView)
}

function within({ month, after, sellerId, currency }: Filter): SQL {
  const older = after
    ? sql`and e.id < (select c.id from ledger_entry c join ledger_account b on b.id = c.account_id
        where c.transfer_id = ${uuidOf(after)} and b.code = ${wallet(sellerId)} and b.currency = ${currency})`
    : sql``
  if (!month) return older
  const start = new Date(`${month}-01T00:00:00Z`)
  const end = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1))
  return sql`${older} and t.at >= ${start.toISOString()}::timestamptz and t.at < ${end.toISOString()}::timestamptz`
}

function rowView({ id, at, kind, memo, net, gross, fee, tax }: Row): SellerRow {
  const { title, subject } = memoSchema.parse(memo)
  return {
    id: publicId('posting', id),
    at: new Date(at).toISOString(),
    kind,
    title,
    subject: subject ?? null,
    grossMinor: kind === 'payout' ? 0 : -Number(gross),
    feeMinor: kind === 'payout' ? 0 : Number(fee),
    taxMinor: kind === 'payout' ? 0 : Number(tax),
    netMinor: Number(net),
  }
}
