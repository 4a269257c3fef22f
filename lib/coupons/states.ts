import { machine } from '@/lib/kernel/machine'

export const couponMachine = machine({
  name: 'coupons',
  initial: 'draft',
  refusal: 'This coupon is {state}, so that is no longer possible.',
  transitions: [
    { from: ['draft', 'paused'], on: 'start', to: 'active', who: 'the seller, or an admin' },
    { from: 'active', on: 'pause', to: 'paused', who: 'the seller, or an admin' },
    { from: ['draft', 'active', 'paused'], on: 'end', to: 'ended', who: 'the seller, or an admin' },
  ],
})
