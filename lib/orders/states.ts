import { machine } from '@/lib/kernel/machine'

export const orderMachine = machine({
  name: 'orders',
  initial: 'paid',
  refusal: 'This order is {state}, so that is no longer possible.',
  transitions: [
    { from: 'paid', on: 'complete', to: 'completed', who: 'the last of its lines' },
    { from: 'paid', on: 'refund', to: 'refunded', who: 'the last of its lines' },
  ],
})
