import { and, eq, inArray, sql } from 'drizzle-orm'
import { couponUse } from '@/db/schema/coupons'
import type { Db, Tx } from '@/lib/kernel/db'
import { type Currency, currencySchema } from '@/lib/kernel/money'
import { type CouponRow, currencyOf, discountOf, scopeOf, statusOf } from './row'
import type { CouponView } from './schemas'

/** Coupons as their keepers see them, in the order given. */
export async function viewsOf(db: Db | Tx, rows: readonly CouponRow[], now: Date): Promise<CouponView[]> {
  const given = await givenBy(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    ...rulesOf(row),
    id: row.id,
    code: row.code,
    funder: row.funder,
    sellerId: row.sellerId,
    state: row.state,
    status: statusOf(row, now),
    used: row.used,
    given: given.get(row.id) ?? [],
    version: row.version,
    createdAt: row.createdAt.toISOString(),
  }))
}

/** What a person decided about a coupon. */
export const rulesOf = (row: CouponRow) => ({
  discount: discountOf(row),
  currency: currencyOf(row),
  minimumMinor: row.minimumMinor,
  scope: scopeOf(row),
  maxUses: row.maxUses,
  maxPerPerson: row.maxPerPerson,
  firstOrder: row.firstOrder,
  stackable: row.stackable,
  startsAt: row.startsAt?.toISOString() ?? null,
  endsAt: row.endsAt?.toISOString() ?? null,
})

async function givenBy(db: Db | Tx, ids: string[]) {
  const given = new Map<string, { currency: Currency; amountMinor: number }[]>()
  if (ids.length === 0) return given
  const sums = await db
    .select({
      id: couponUse.couponId,
      currency: couponUse.currency,
      amountMinor: sql<string>`sum(amount_minor)`,
    })
    .from(couponUse)
    .where(and(inArray(couponUse.couponId, ids), eq(couponUse.state, 'used')))
    .groupBy(couponUse.couponId, couponUse.currency)
    .orderBy(couponUse.currency)
  for (const { id, currency, amountMinor } of sums) {
    const sum = { currency: currencySchema.parse(currency), amountMinor: Number(amountMinor) }
    given.set(id, [...(given.get(id) ?? []), sum])
  }
  return given
}
