import { adminsOnly } from '@/lib/kernel/access'
import { command } from '@/lib/kernel/operation'
import { couponRef, createCouponInput } from './schemas'
import { writeCoupon } from './write-coupon'

export const createPlatformCoupon = command(
  {
    name: 'coupons.createPlatform',
    summary: 'Makes a coupon that Tradepost pays: sellers get what they would have got without it.',
    input: createCouponInput,
    output: couponRef,
    access: adminsOnly,
  },
  async (input, ctx) => {
    const { id } = await writeCoupon(ctx, null, input)
    await ctx.audit({ act: 'coupons.createPlatform', subject: id, detail: input })
    return { couponId: id }
  },
)
