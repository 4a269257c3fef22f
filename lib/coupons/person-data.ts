import { and, eq, ne } from 'drizzle-orm'
import { coupon, couponUse } from '@/db/schema/coupons'
import { move } from '@/lib/kernel/machine'
import type { PersonData } from '@/lib/kernel/person-data'
import { couponMachine } from './states'
import { roomsOf } from './write-coupon'

/** Coupons of a seller end with them. What orders had off is part of the books and names nobody but by the account. */
export const couponsPersonData: PersonData = {
  domain: 'coupons',
  tables: ['coupon', 'coupon_use'],
  read: async (db, { personId }) => ({
    coupons: await db.select().from(coupon).where(eq(coupon.sellerId, personId)),
    used: await db.select().from(couponUse).where(eq(couponUse.personId, personId)),
  }),
  forget: async (ctx, { personId }) => {
    const open = await ctx.tx
      .select()
      .from(coupon)
      .where(and(eq(coupon.sellerId, personId), ne(coupon.state, 'ended')))
      .for('update')
    for (const row of open) await move(ctx, couponMachine, coupon, row, 'end', { rooms: roomsOf(row) })
  },
}
