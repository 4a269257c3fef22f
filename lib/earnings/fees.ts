import { and, eq, gt, isNull, lte, or } from 'drizzle-orm'
import { feeRule } from '@/db/schema/earnings'
import type { Db, Tx } from '@/lib/kernel/db'
import { type Currency, currencySchema, formatMoney, shareOf } from '@/lib/kernel/money'

/** Where no rule says otherwise. */
export const usualFee = { id: null, bps: 500, minimumMinor: 30 }

type Row = typeof feeRule.$inferSelect

interface Of {
  sellerId: string | null
  category: string | null
  currency: Currency
}

interface Sale extends Of {
  grossMinor: number
  taxMinor: number
}

/** Rules that hold at a moment for a seller, or for everybody when it is about nobody. */
export const rulesAt = (db: Db | Tx, sellerId: string | null, at: Date): Promise<Row[]> =>
  db
    .select()
    .from(feeRule)
    .where(
      and(
        sellerId ? or(eq(feeRule.sellerId, sellerId), isNull(feeRule.sellerId)) : isNull(feeRule.sellerId),
        lte(feeRule.validFrom, at),
        or(isNull(feeRule.endsAt), gt(feeRule.endsAt, at)),
      ),
    )

/** The most exact rule wins: the seller's own before the category's, one of a currency before one of all. */
export function chooseRule(rules: readonly Row[], { sellerId, category, currency }: Of): Row | null {
  const fits = ({ sellerId: seller, category: kind, currency: money }: Row) =>
    (seller === null || seller === sellerId) &&
    (kind === null || kind === category) &&
    (money === null || money === currency)
  const exactness = (rule: Row) => (rule.sellerId ? 4 : 0) + (rule.category ? 2 : 0) + (rule.currency ? 1 : 0)
  const [first] = rules
    .filter(fits)
    .toSorted((a, b) => exactness(b) - exactness(a) || b.validFrom.getTime() - a.validFrom.getTime())
  return first ?? null
}

type Fee = Pick<Row, 'bps' | 'minimumMinor'>

/** What the platform keeps of a sale: never more than what is left of it after tax. */
export const feeOf = ({ bps, minimumMinor }: Fee, grossMinor: number, taxMinor: number): number =>
  Math.min(Math.max(shareOf(grossMinor, bps), minimumMinor), grossMinor - taxMinor)

export async function feeFor(db: Db | Tx, { grossMinor, taxMinor, ...of }: Sale, at: Date): Promise<number> {
  const rule = chooseRule(await rulesAt(db, of.sellerId, at), of) ?? usualFee
  return feeOf(rule, grossMinor, taxMinor)
}

const percents = new Intl.NumberFormat('en-IE', { maximumFractionDigits: 2 })

/** "5 % of what the buyer pays, at least €0.30." The usual minimum counts in every currency. */
export function sentenceOf({ bps, minimumMinor, currency }: Fee & { currency: string | null }): string {
  const share = bps === 0 ? 'Nothing' : `${percents.format(bps / 100)} % of what the buyer pays`
  if (minimumMinor === 0) return `${share}.`
  const least = currency === null ? '' : formatMoney(minimumMinor, currencySchema.parse(currency))
  return bps === 0 ? `${least} of each sale.` : `${share}, at least ${least}.`
}
