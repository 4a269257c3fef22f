import { command } from '@/lib/kernel/operation'
import { keeperOnly } from './access'
import { moveCoupon } from './keeping'
import { couponRef } from './schemas'

export const endCoupon = command(
  {
    name: 'coupons.end',
    summary: 'Ends a coupon for good. Orders that have it keep it.',
    input: couponRef,
    output: couponRef,
    access: keeperOnly,
  },
  ({ couponId }, ctx) => moveCoupon(ctx, couponId, 'end'),
)
