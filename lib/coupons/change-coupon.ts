import { eq } from 'drizzle-orm'
import { coupon } from '@/db/schema/coupons'
import { refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { keeperOnly } from './access'
import { noteKeeping } from './keeping'
import { columnsOf, lockCoupon } from './row'
import { demandSound } from './rules'
import { changeCouponInput, couponRef, couponRules } from './schemas'
import { rulesOf } from './view'

export const changeCoupon = command(
  {
    name: 'coupons.change',
    summary: 'Changes the rules of a coupon from now on. What orders have had stays as it was.',
    input: changeCouponInput,
    output: couponRef,
    access: keeperOnly,
    limit: { max: 60, windowS: 600 },
  },
  async ({ couponId, version, ...changes }, ctx) => {
    const row = await lockCoupon(ctx.tx, couponId)
    if (row.version !== version)
      refuse('changed_meanwhile', 'This coupon has just changed. Look again and decide anew.')
    if (row.state === 'ended') refuse('wrong_state', 'This coupon is ended, so that is no longer possible.')
    const named = Object.entries(changes).filter(([, value]) => value !== undefined)
    const rules = couponRules.parse({ ...rulesOf(row), ...Object.fromEntries(named) })
    demandSound(rules, ctx.now, row.used)
    await ctx.tx
      .update(coupon)
      .set({ ...columnsOf(rules), version: row.version + 1, updatedAt: ctx.now })
      .where(eq(coupon.id, couponId))
    await noteKeeping(ctx, 'coupons.change', row, changes)
    return { couponId }
  },
)
