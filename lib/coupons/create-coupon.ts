import { signedIn } from '@/lib/kernel/access'
import { command } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { couponRef, createCouponInput } from './schemas'
import { writeCoupon } from './write-coupon'

export const createCoupon = command(
  {
    name: 'coupons.create',
    summary: 'Makes a coupon for your own goods, paid by you.',
    input: createCouponInput,
    output: couponRef,
    access: signedIn,
    limit: { max: 30, windowS: 600 },
  },
  async (input, ctx) => ({ couponId: (await writeCoupon(ctx, selfOf(ctx.actor).id, input)).id }),
)
