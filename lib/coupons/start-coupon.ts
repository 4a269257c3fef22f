import { command } from '@/lib/kernel/operation'
import { keeperOnly } from './access'
import { moveCoupon } from './keeping'
import { couponRef } from './schemas'

export const startCoupon = command(
  {
    name: 'coupons.start',
    summary: 'Lets a draft or paused coupon count, within its window and limits.',
    input: couponRef,
    output: couponRef,
    access: keeperOnly,
  },
  ({ couponId }, ctx) => moveCoupon(ctx, couponId, 'start'),
)
