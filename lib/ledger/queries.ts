import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { adminsOnly } from '@/lib/kernel/access'
import type { Db, Tx } from '@/lib/kernel/db'
import { query } from '@/lib/kernel/operation'
import { holderOf, ownWallet } from './access'
import { wallet } from './accounts'
import { balanceOf, escrowOf } from './balances'
import {
  healthView,
  proofFigures,
  statementCsvInput,
  statementCsvView,
  statementInput,
  statementView,
  walletInput,
  walletView,
} from './schemas'
import { dailyBalances } from './series'
import { readStatement, sumStatement } from './statement'
import { csvOf } from './statement-csv'

export const walletOverview = query(
  {
    name: 'ledger.wallet',
    summary: 'What a person has: available, held, in escrow, and how it went lately.',
    input: walletInput,
    output: walletView,
    access: ownWallet,
  },
  async (input, { actor, db, now }) => {
    const { currency } = input
    const userId = holderOf(actor, input)
    const { availableMinor, heldMinor } = await balanceOf(db, wallet(userId), currency)
    const escrow = await escrowOf(db, userId, currency)
    const { last } = await readHealth(db)
    return {
      currency,
      availableMinor,
      heldMinor,
      inEscrowMinor: escrow.reduce((sum, order) => sum + order.amountMinor, 0),
      since: await firstUse(db, userId, currency),
      series: await dailyBalances(db, userId, currency, now),
      escrow,
      proof: last && { at: last.at, sound: last.sound },
    }
  },
)

export const statement = query(
  {
    name: 'ledger.statement',
    summary: 'The movements of a wallet, the newest first, with the balance after each.',
    input: statementInput,
    output: statementView,
    access: ownWallet,
  },
  async (input, { actor, db }) => {
    const { currency, limit, cursor } = input
    const filter = { ...input, userId: holderOf(actor, input) }
    const found = await readStatement(db, filter, limit + 1, cursor)
    const items = found.slice(0, limit)
    const nextCursor = found.length > limit ? (items.at(-1)?.postingId ?? null) : null
    return { currency, items, nextCursor, totals: cursor ? null : await sumStatement(db, filter) }
  },
)

const maxCsvRows = 20_000

export const statementCsv = query(
  {
    name: 'ledger.statementCsv',
    summary: 'The same movements as a CSV file, the newest 20,000 at most.',
    input: statementCsvInput,
    output: statementCsvView,
    access: ownWallet,
    limit: { max: 20, windowS: 60 },
  },
  async (input, { actor, db }) => {
    const filter = { ...input, userId: holderOf(actor, input) }
    const rows = await readStatement(db, filter, maxCsvRows)
    const filename = `tradepost-${input.month ?? 'statement'}-${input.currency.toLowerCase()}.csv`
    return { filename, csv: csvOf(rows, input.currency) }
  },
)

export const ledgerHealth = query(
  {
    name: 'ledger.health',
    summary: 'The last proof of the ledger, and when one last failed.',
    input: z.object({}),
    output: healthView,
    access: adminsOnly,
  },
  (_, { db }) => readHealth(db),
)

async function readHealth(db: Db | Tx) {
  const [last] = await db.execute<{ at: string; sound: boolean; figures: unknown }>(sql`
    select at, sound, figures from ledger_proof order by id desc limit 1`)
  const [unsound] = await db.execute<{ at: string | null }>(sql`
    select max(at) as at from ledger_proof where not sound`)
  return {
    last: last ? { at: iso(last.at), sound: last.sound, figures: proofFigures.parse(last.figures) } : null,
    lastUnsoundAt: unsound?.at ? iso(unsound.at) : null,
  }
}

async function firstUse(db: Db | Tx, userId: string, currency: string): Promise<string | null> {
  const [row] = await db.execute<{ created_at: string }>(sql`
    select created_at from ledger_account where code = ${wallet(userId)} and currency = ${currency}`)
  return row ? iso(row.created_at) : null
}

const iso = (at: string): string => new Date(at).toISOString()
