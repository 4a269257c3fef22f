import { eq, type InferSelectModel } from 'drizzle-orm'
import { coupon } from '@/db/schema/coupons'
import type { Tx } from '@/lib/kernel/db'
import { assert, notFound } from '@/lib/kernel/errors'
import type { Currency } from '@/lib/kernel/money'
import type { CouponRules, CouponState, CouponStatus, Discount, Scope } from './schemas'

export type CouponRow = InferSelectModel<typeof coupon>

/** The columns of what a person decides about a coupon. */
export function columnsOf({ discount, scope, startsAt, endsAt, ...plain }: CouponRules) {
  return {
    ...plain,
    ...discountColumns(discount),
    scope: scope.on,
    scopeValues: valuesOf(scope),
    startsAt: startsAt === null ? null : new Date(startsAt),
    endsAt: endsAt === null ? null : new Date(endsAt),
  }
}

const discountColumns = (discount: Discount) => ({
  discountKind: discount.kind,
  percentBps: discount.kind === 'percent' ? discount.bps : null,
  amountMinor: discount.kind === 'fixed' ? discount.amountMinor : null,
  buyUnits: discount.kind === 'free_units' ? discount.buy : null,
  getUnits: discount.kind === 'free_units' ? discount.get : null,
})

function valuesOf(scope: Scope): string[] {
  switch (scope.on) {
    case 'all':
      return []
    case 'kinds':
      return [...new Set(scope.kinds)]
    case 'category':
      return [scope.category]
    case 'subjects':
      return [...new Set(scope.subjects)]
  }
}

export function discountOf(row: CouponRow): Discount {
  const { discountKind: kind, percentBps, amountMinor, buyUnits, getUnits } = row
  if (kind === 'percent') return { kind, bps: percentBps ?? 0 }
  if (kind === 'fixed') return { kind, amountMinor: amountMinor ?? 0 }
  return { kind, buy: buyUnits ?? 1, get: getUnits ?? 1 }
}

export function scopeOf({ scope: on, scopeValues }: CouponRow): Scope {
  const [category] = scopeValues
  if (on === 'kinds') return { on, kinds: scopeValues as Extract<Scope, { on: 'kinds' }>['kinds'] }
  if (on === 'subjects') return { on, subjects: scopeValues }
  if (on === 'all') return { on }
  assert(category, 'A coupon for a category names it.')
  return { on, category }
}

/** Rows hold only currencies that were checked on their way in. */
export const currencyOf = ({ currency }: CouponRow): Currency | null => currency as Currency | null

export function statusOf(row: CouponRow, now: Date): CouponStatus {
  const { state, startsAt, endsAt, maxUses, used } = row
  if (state !== 'ended' && endsAt && endsAt <= now) return 'ended'
  if (state !== 'active') return state satisfies Exclude<CouponState, 'active'>
  if (maxUses !== null && used >= maxUses) return 'used_up'
  return startsAt && startsAt > now ? 'scheduled' : 'running'
}

/** The coupon's row, locked until the transaction ends. */
export async function lockCoupon(tx: Tx, couponId: string): Promise<CouponRow> {
  const [row] = await tx.select().from(coupon).where(eq(coupon.id, couponId)).for('update')
  if (!row) notFound('coupon')
  return row
}
