import { inArray, sql } from 'drizzle-orm'
import { feeRule } from '@/db/schema/earnings'
import { person } from '@/db/schema/identity'
import { categories } from '@/lib/goods/schemas'
import { adminsOnly, signedIn } from '@/lib/kernel/access'
import { readCursor, timeAndId, writeCursor } from '@/lib/kernel/cursor'
import type { Db, Tx } from '@/lib/kernel/db'
import { currencySchema } from '@/lib/kernel/money'
import { query } from '@/lib/kernel/operation'
import { chooseRule, feeOf, rulesAt, sentenceOf, usualFee } from './fees'
import {
  type FeeRuleView,
  feeListInput,
  feeListView,
  feePreviewInput,
  feePreviewView,
  myFeesInput,
  myFeesView,
} from './schemas'

type Row = typeof feeRule.$inferSelect

export async function viewsOf(db: Db | Tx, rows: readonly Row[], now: Date): Promise<FeeRuleView[]> {
  const ids = rows.flatMap(({ sellerId }) => sellerId ?? [])
  const people = ids.length
    ? await db.select({ id: person.id, name: person.name }).from(person).where(inArray(person.id, ids))
    : []
  return rows.map((row) => ({
    id: row.id,
    seller: people.find(({ id }) => id === row.sellerId) ?? null,
    category: row.category,
    currency: row.currency === null ? null : currencySchema.parse(row.currency),
    bps: row.bps,
    minimumMinor: row.minimumMinor,
    sentence: sentenceOf(row),
    state: stateOf(row, now),
    validFrom: row.validFrom.toISOString(),
    endsAt: row.endsAt?.toISOString() ?? null,
  }))
}

function stateOf({ validFrom, endsAt }: Row, now: Date): FeeRuleView['state'] {
  if (endsAt && (endsAt <= now || endsAt <= validFrom)) return 'over'
  return validFrom > now ? 'to_come' : 'running'
}

export const feeRules = query(
  {
    name: 'earnings.fees',
    summary: 'Every rule about what is kept of sales, the newest first, those that are over too.',
    input: feeListInput,
    output: feeListView,
    access: adminsOnly,
  },
  async ({ cursor, limit }, { db, now }) => {
    const after = readCursor(timeAndId('feeRule'), cursor)
    const found = await db
      .select({ row: feeRule, at: sql<string>`${feeRule.createdAt}::text`.as('at') })
      .from(feeRule)
      .where(after ? sql`(created_at, id) < (${after[0]}::timestamptz, ${after[1]})` : undefined)
      .orderBy(sql`created_at desc, id desc`)
      .limit(limit + 1)
    const page = found.slice(0, limit)
    const last = found.length > limit ? page.at(-1) : undefined
    const rows = page.map(({ row }) => row)
    return {
      items: await viewsOf(db, rows, now),
      nextCursor: last ? writeCursor(last.at, last.row.id) : null,
    }
  },
)

export const feePreview = query(
  {
    name: 'earnings.feePreview',
    summary: 'What would be kept of a sale without tax now, and by which rule.',
    input: feePreviewInput,
    output: feePreviewView,
    access: adminsOnly,
  },
  async ({ sellerId = null, category, currency, grossMinor }, { db, now }) => {
    const of = { sellerId, category, currency }
    const rule = chooseRule(await rulesAt(db, sellerId, now), of) ?? usualFee
    return {
      feeMinor: feeOf(rule, grossMinor, 0),
      currency,
      feeRuleId: rule.id,
      sentence: sentenceOf({ ...rule, currency }),
    }
  },
)

export const myFees = query(
  {
    name: 'earnings.myFees',
    summary: 'What is kept of the caller’s sales of goods now: in general, and where a category differs.',
    input: myFeesInput,
    output: myFeesView,
    access: signedIn,
  },
  async ({ currency }, { db, actor, now }) => {
    const sellerId = actor.kind === 'person' ? actor.id : null
    const rules = await rulesAt(db, sellerId, now)
    const choose = (category: string | null) => {
      const { bps, minimumMinor } = chooseRule(rules, { sellerId, category, currency }) ?? usualFee
      const sentence = sentenceOf({ bps, minimumMinor, currency })
      return { category, bps, minimumMinor, sentence }
    }
    const general = choose(null)
    const others = categories.map(choose).filter(({ sentence }) => sentence !== general.sentence)
    return { currency, items: [general, ...others] }
  },
)
