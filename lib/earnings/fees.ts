import { sql } from 'drizzle-orm'
import type { Db, Tx } from '@/lib/kernel/db'
import { shareOf } from '@/lib/kernel/money'

/** Where no rule says otherwise. */
export const usualFee = { bps: 500, minimumMinor: 30 }

interface Sale {
  sellerId: string
  category: string
  grossMinor: number
  taxMinor: number
}

/** What the platform keeps of a sale: never more than what is left of it after tax. */
export async function feeFor(
  db: Db | Tx,
  { sellerId, category, grossMinor, taxMinor }: Sale,
): Promise<number> {
  const [rule] = await db.execute<{ bps: number; minimum_minor: string }>(sql`
    select bps, minimum_minor from fee_rule
    where (seller_id = ${sellerId} or seller_id is null) and (category = ${category} or category is null)
    order by seller_id is null, category is null limit 1`)
  const bps = rule?.bps ?? usualFee.bps
  const least = rule ? Number(rule.minimum_minor) : usualFee.minimumMinor
  return Math.min(Math.max(shareOf(grossMinor, bps), least), grossMinor - taxMinor)
}
