import { and, desc, eq, lt, or } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/schema/identity'
import { payout } from '@/db/schema/payouts'
import { readCursor, timeAndId, writeCursor } from '@/lib/kernel/cursor'
import type { Db, Tx } from '@/lib/kernel/db'
import { idSchema } from '@/lib/kernel/ids'
import { query } from '@/lib/kernel/operation'
import { csv, decimal } from '@/lib/ledger'
import { cardsTaken } from '@/lib/payments'
import { ownEarnings } from './access'
import { accountOf, findAccount, sellerOf } from './account'
import { earnedOf } from './earned'
import { refusalOf } from './request-payout'
import { payoutOfRow, viewOf } from './row'
import {
  earnedInput,
  earnedView,
  leastPayoutMinor,
  payoutListInput,
  payoutListView,
  sellerCsvInput,
  sellerCsvView,
  sellerStatementInput,
  sellerStatementView,
} from './schemas'
import { readSellerRows } from './statement'

export const myEarnings = query(
  {
    name: 'payouts.mine',
    summary: 'What a seller earned, what may leave to their bank and what may not yet, with the reasons.',
    input: earnedInput,
    output: earnedView,
    access: ownEarnings,
  },
  async ({ currency }, { actor, db, now }) => {
    const sellerId = sellerOf(actor)
    const account = await findAccount(db, sellerId)
    const earned = await earnedOf(db, sellerId, currency, now)
    return {
      currency,
      account: accountOf(account),
      offered: cardsTaken(),
      ...earned,
      leastMinor: leastPayoutMinor,
      refusal: cardsTaken() ? refusalOf(account, earned, currency) : 'Payouts to a bank are not set up here.',
    }
  },
)

export const myPayouts = query(
  {
    name: 'payouts.list',
    summary: 'A seller’s payouts, the newest first.',
    input: payoutListInput,
    output: payoutListView,
    access: ownEarnings,
  },
  async ({ cursor, limit }, { actor, db }) => {
    const after = readCursor(timeAndId('payout'), cursor)
    const rows = await db
      .select()
      .from(payout)
      .where(and(eq(payout.sellerId, sellerOf(actor)), after ? olderThan(after) : undefined))
      .orderBy(desc(payout.createdAt), desc(payout.id))
      .limit(limit + 1)
    const items = rows.slice(0, limit)
    const last = rows.length > limit ? items.at(-1) : undefined
    const nextCursor = last ? writeCursor(last.createdAt.toISOString(), last.id) : null
    return { items: items.map((row) => viewOf(payoutOfRow(row))), nextCursor }
  },
)

const olderThan = ([text, id]: [string, string]) => {
  const at = new Date(text)
  return or(lt(payout.createdAt, at), and(eq(payout.createdAt, at), lt(payout.id, id)))
}

export const sellerStatement = query(
  {
    name: 'payouts.statement',
    summary: 'Sales with fee and tax, what was taken back, and payouts, the newest first.',
    input: sellerStatementInput,
    output: sellerStatementView,
    access: ownEarnings,
  },
  async ({ currency, month, cursor, limit }, { actor, db }) => {
    const [after] = readCursor(z.tuple([idSchema('posting')]), cursor) ?? []
    const found = await readSellerRows(db, {
      sellerId: sellerOf(actor),
      currency,
      month,
      after,
      limit: limit + 1,
    })
    const items = found.slice(0, limit)
    const last = found.length > limit ? items.at(-1) : undefined
    return { currency, items, nextCursor: last ? writeCursor(last.id) : null }
  },
)

const maxCsvRows = 20_000
const heads = ['Date (UTC)', 'Kind', 'Title', 'Subject', 'Gross', 'Fee', 'Tax', 'Net', 'Currency']

export const sellerCsv = query(
  {
    name: 'payouts.statementCsv',
    summary: 'The same as a CSV file, the newest 20,000 rows at most.',
    input: sellerCsvInput,
    output: sellerCsvView,
    access: ownEarnings,
    limit: { max: 20, windowS: 60 },
  },
  async ({ currency, month }, { actor, db }) => {
    const rows = await readSellerRows(db, { sellerId: sellerOf(actor), currency, month, limit: maxCsvRows })
    const lines = rows.map((row) => [
      row.at,
      row.kind,
      row.title,
      row.subject ?? '',
      ...[row.grossMinor, row.feeMinor, row.taxMinor, row.netMinor].map((sum) => decimal(sum, currency)),
      currency,
    ])
    const filename = `tradepost-earnings-${month ?? 'all'}-${currency.toLowerCase()}.csv`
    return { filename, csv: csv([heads, ...lines]) }
  },
)

/** Whom the provider writes to. */
export async function whoSells(db: Db | Tx, personId: string) {
  const [who] = await db
    .select({ name: person.name, email: person.email })
    .from(person)
    .where(eq(person.id, personId))
  return who ?? null
}
