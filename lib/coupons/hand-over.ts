import { eq, sql } from 'drizzle-orm'
import { coupon } from '@/db/schema/coupons'
import type { Ctx } from '@/lib/kernel/handler'

/** What one account offers and has used becomes another's. Two first orders stay history; there is no third. */
export async function handOverCoupons({ tx }: Ctx, from: string, into: string): Promise<void> {
  await tx.update(coupon).set({ sellerId: into }).where(eq(coupon.sellerId, from))
  await tx.execute(sql`
    update coupon_use set person_id = ${into},
      first_order = first_order and not exists (
        select from coupon_use mine where mine.person_id = ${into} and mine.first_order and mine.state <> 'released')
    where person_id = ${from}`)
}
