import { eq } from 'drizzle-orm'
import { coupon } from '@/db/schema/coupons'
import { type Access, type Actor, isAdmin, type Person } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'

/** The person who asks; a worker sells nothing. */
export function selfOf(actor: Actor): Person {
  if (actor.kind === 'person') return actor
  refuse('sign_in_required', 'Sign in to do this.', { status: 401 })
}

/** A seller for their own coupons; admins for all of them, and for those that Tradepost pays. */
export const keeperOnly: Access<{ couponId: string }> = {
  rule: 'The seller whose coupon it is; admins for every coupon.',
  answers: { stranger: 401, other: 404, owner: 'allow', admin: 'allow' },
  hides: 'coupon',
  check: async (actor, { couponId }, db) => {
    if (actor.kind !== 'person') return false
    if (isAdmin(actor)) return true
    const [row] = await db.select({ sellerId: coupon.sellerId }).from(coupon).where(eq(coupon.id, couponId))
    return row?.sellerId === actor.id
  },
}
