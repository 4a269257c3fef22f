import { and, eq, inArray, sql } from 'drizzle-orm'
import { coupon, couponUse } from '@/db/schema/coupons'
import { isUnique } from '@/lib/kernel/db'
import { refuse } from '@/lib/kernel/errors'
import type { Ctx } from '@/lib/kernel/handler'
import type { Currency } from '@/lib/kernel/money'

export interface Reservation {
  orderId: string
  personId: string
  currency: Currency
  /** What each takes off. One that takes nothing is not used. */
  coupons: readonly { id: string; amountMinor: number }[]
}

type Within = Pick<Ctx, 'tx' | 'now'>

/**
 * Sets an order's coupons aside, all of them or none: refuses `coupon_used_up` when one has reached a limit, and
 * `coupon_over` when it is not running any more. Twice for one order is once.
 */
export async function reserveCoupons(ctx: Within, reservation: Reservation): Promise<void> {
  const wanted = reservation.coupons.filter(({ amountMinor }) => amountMinor > 0)
  // One order of locks for everybody, so that two orders never wait for each other.
  for (const one of wanted.toSorted((a, b) => (a.id < b.id ? -1 : 1))) await reserve(ctx, reservation, one)
}

async function reserve(
  { tx, now }: Within,
  { orderId, personId, currency }: Reservation,
  { id, amountMinor }: { id: string; amountMinor: number },
): Promise<void> {
  // The row lock lasts until the commit, so the counts below are those of every order before this one.
  const [row] = await tx.select().from(coupon).where(eq(coupon.id, id)).for('no key update')
  if (!row) refuse('coupon_over', 'A coupon of this order does not exist any more.')
  const { code, state, startsAt, endsAt, maxUses, used, maxPerPerson, firstOrder } = row
  const uses = await tx
    .select({ orderId: couponUse.orderId, state: couponUse.state })
    .from(couponUse)
    .where(and(eq(couponUse.couponId, id), sql`(person_id = ${personId} or order_id = ${orderId})`))
  const live = uses.filter((use) => use.state !== 'released')
  if (live.some((use) => use.orderId === orderId)) return
  if (state !== 'active' || (startsAt && startsAt > now) || (endsAt && endsAt <= now))
    refuse('coupon_over', `The coupon ${code} does not count any more.`)
  if (maxUses !== null && used >= maxUses)
    refuse('coupon_used_up', `The coupon ${code} has just been used up.`)
  if (maxPerPerson !== null && live.length >= maxPerPerson)
    refuse('coupon_used_up', `You have used the coupon ${code} as often as you may.`)
  const times = { createdAt: now, updatedAt: now }
  const use = { personId, amountMinor, currency, firstOrder, state: 'reserved' as const, ...times }
  await tx
    .insert(couponUse)
    .values({ couponId: id, orderId, ...use })
    .onConflictDoUpdate({ target: [couponUse.couponId, couponUse.orderId], set: use })
    .catch((error: unknown) => {
      if (isUnique(error, 'coupon_use_first_order'))
        refuse('coupon_used_up', `The coupon ${code} is for a first order, and you have used one.`)
      throw error
    })
  await tx
    .update(coupon)
    .set({ used: sql`${coupon.used} + 1` })
    .where(eq(coupon.id, id))
}

/** The order is paid: its coupons are used for good. Twice is once; what was released stays so. */
export async function useCoupons({ tx, now }: Within, orderId: string): Promise<void> {
  await tx
    .update(couponUse)
    .set({ state: 'used', updatedAt: now })
    .where(and(eq(couponUse.orderId, orderId), eq(couponUse.state, 'reserved')))
}

/** The order came to nothing: others may have its coupons, and so may the person again. Twice is once. */
export async function releaseCoupons({ tx, now }: Within, orderId: string): Promise<void> {
  const ids = tx.select({ id: couponUse.couponId }).from(couponUse).where(eq(couponUse.orderId, orderId))
  await tx
    .select({ id: coupon.id })
    .from(coupon)
    .where(inArray(coupon.id, ids))
    .orderBy(coupon.id)
    .for('no key update')
  const released = await tx
    .update(couponUse)
    .set({ state: 'released', updatedAt: now })
    .where(and(eq(couponUse.orderId, orderId), inArray(couponUse.state, ['reserved', 'used'])))
    .returning({ id: couponUse.couponId })
  if (released.length === 0) return
  const freed = released.map(({ id }) => id)
  await tx
    .update(coupon)
    .set({ used: sql`${coupon.used} - 1` })
    .where(inArray(coupon.id, freed))
}
