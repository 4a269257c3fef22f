import { sql } from 'drizzle-orm'
import type { Tx } from '@/lib/kernel/db'
import { currencySchema } from '@/lib/kernel/money'
import type { NewDifference } from './differences'
import { atProcessor } from './money'
import { ownKinds } from './own-lines'

/** So long a movement of ours may be before the processor has written it down. */
const grace = sql`interval '1 hour'`

interface Line extends Record<string, unknown> {
  source: string
  currency: string
  ours: string
  theirs: string
}

/** Where the processor's books and what we expect of them do not agree, of all times. */
export async function findDifferences(tx: Tx, now: Date): Promise<NewDifference[]> {
  return [...(await linesThatDiffer(tx, now)), ...(await balancesThatDiffer(tx))]
}

const listed = (names: string[]) =>
  sql.join(
    names.map((name) => sql`${name}`),
    sql`, `,
  )

/** Movement by movement: the sum under one id of the processor. */
async function linesThatDiffer(tx: Tx, now: Date): Promise<NewDifference[]> {
  const rows = await tx.execute<Line & { known: boolean }>(sql`
    with theirs as (
      select coalesce(source, id) as source, currency, sum(amount_minor) as amount from processor_booking
      where kind not in (${listed(Object.keys(ownKinds))}) group by 1, 2),
    ours as (
      select source, currency, sum(amount_minor) as amount, min(at) as at from processor_expected group by 1, 2)
    select source, currency, coalesce(ours.amount, 0) as ours, coalesce(theirs.amount, 0) as theirs,
      ours.source is not null as known
    from theirs full join ours using (source, currency)
    where coalesce(ours.amount, 0) <> coalesce(theirs.amount, 0)
      and (theirs.source is not null or ours.at < ${now.toISOString()}::timestamptz - ${grace})
    order by source limit 1000`)
  return rows.map(({ known, ...row }) =>
    differenceOf(row, known ? 'missing_there' : 'missing_here', row.source),
  )
}

/**
 * The whole: what stands on our account of the processor is what we expect, less their fees and what went to our bank.
 * A refund that was posted and not yet sent is the one thing between the two.
 */
async function balancesThatDiffer(tx: Tx): Promise<NewDifference[]> {
  const rows = await tx.execute<Line>(sql`
    with moved as (
      select currency, amount_minor as amount from processor_expected
      union all select currency, -fee_minor from processor_booking
      union all select currency, amount_minor from processor_booking
        where kind in (${listed(Object.keys(ownKinds))})
      union all select p.currency, -r.card_minor from payment_refund r join payment p on p.id = r.payment_id
        where r.state = 'pending' and r.processor_id is null),
    theirs as (select currency, sum(amount) as amount from moved group by 1),
    ours as (select currency, -posted as amount from ledger_balance where code = ${atProcessor})
    select currency as source, currency, coalesce(ours.amount, 0) as ours, coalesce(theirs.amount, 0) as theirs
    from ours full join theirs using (currency)
    where coalesce(ours.amount, 0) <> coalesce(theirs.amount, 0)`)
  return rows.map((row) => differenceOf(row, 'balance', row.currency))
}

const differenceOf = (row: Line, kind: NewDifference['kind'], subject: string): NewDifference => ({
  kind,
  subject,
  currency: currencySchema.parse(row.currency),
  oursMinor: Number(row.ours),
  theirsMinor: Number(row.theirs),
})
