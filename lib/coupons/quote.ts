import { and, inArray, ne, sql } from 'drizzle-orm'
import { coupon, couponUse } from '@/db/schema/coupons'
import type { Db, Tx } from '@/lib/kernel/db'
import type { Currency } from '@/lib/kernel/money'
import { type Applied, type Candidate, type CouponLine, judgeCoupons, type Refused } from './engine/judge'
import { currencyOf, discountOf, scopeOf } from './row'

export interface CouponQuestion {
  codes: readonly string[]
  /** Null for somebody who has not signed in: what they have used is looked at when they have. */
  personId: string | null
  currency: Currency
  lines: readonly CouponLine[]
  now: Date
  /** Whether this would be their first order ever. */
  firstOrder: boolean
  /** The order that is asked for, once there is one: what it has reserved is not held against it. */
  orderId?: string
}

/** Most codes on one order; more are not looked at. */
const mostCodes = 10

/** Which codes count for these things, in the order in which they are taken off, and a sentence for each that does not. */
export async function quoteCoupons(
  db: Db | Tx,
  question: CouponQuestion,
): Promise<{ applied: Applied[]; refused: Refused[] }> {
  const codes = question.codes.slice(0, mostCodes)
  if (codes.length === 0) return { applied: [], refused: [] }
  return judgeCoupons(codes, await candidatesOf(db, codes, question), question)
}

async function candidatesOf(
  db: Db | Tx,
  codes: readonly string[],
  { personId, orderId }: CouponQuestion,
): Promise<Candidate[]> {
  const keys = codes.map((code) => code.trim().toLowerCase())
  const rows = await db
    .select()
    .from(coupon)
    .where(inArray(sql`lower(${coupon.code})`, keys))
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const whose = personId === null ? sql`false` : sql`${couponUse.personId} = ${personId}`
  const ours = orderId === undefined ? sql`false` : sql`${couponUse.orderId} = ${orderId}`
  const uses = await db
    .select({ couponId: couponUse.couponId, ours: sql<boolean>`${ours}`, count: sql<number>`count(*)::int` })
    .from(couponUse)
    .where(and(inArray(couponUse.couponId, ids), ne(couponUse.state, 'released'), sql`(${whose} or ${ours})`))
    .groupBy(couponUse.couponId, sql`2`)
  return rows.map((row) => {
    const count = (own: boolean) =>
      uses.find((use) => use.couponId === row.id && use.ours === own)?.count ?? 0
    return {
      ...row,
      discount: discountOf(row),
      scope: scopeOf(row),
      currency: currencyOf(row),
      used: row.used - count(true),
      usedByPerson: count(false),
    }
  })
}
