import { command } from '@/lib/kernel/operation'
import { keeperOnly } from './access'
import { moveCoupon } from './keeping'
import { couponRef } from './schemas'

export const pauseCoupon = command(
  {
    name: 'coupons.pause',
    summary: 'Lets a coupon count for no new order until it is started again.',
    input: couponRef,
    output: couponRef,
    access: keeperOnly,
  },
  ({ couponId }, ctx) => moveCoupon(ctx, couponId, 'pause'),
)
