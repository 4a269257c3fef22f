import { machine } from '@/lib/kernel/machine'

/**
 * One attempt to pay one order. Whatever arrives first or twice, it ends in `paid`, or in `expired` with nothing taken,
 * or in `paid_late`: paid after all, and given back at once.
 */
export const paymentMachine = machine({
  name: 'attempts',
  initial: 'open',
  refusal: 'This payment is {state}, so that is no longer possible.',
  transitions: [
    { from: 'open', on: 'pay', to: 'paid', who: 'the payment provider' },
    { from: 'open', on: 'close', to: 'closing', who: 'the buyer, or Tradepost when the time is over' },
    { from: 'open', on: 'expire', to: 'expired', who: 'Tradepost or the payment provider' },
    { from: 'closing', on: 'pay', to: 'paid', who: 'the payment provider, faster than the closing' },
    { from: 'closing', on: 'expire', to: 'expired', who: 'the payment provider' },
    { from: 'expired', on: 'pay', to: 'paid_late', who: 'the payment provider' },
  ],
})

export type PaymentState = 'open' | 'closing' | 'paid' | 'expired' | 'paid_late'
