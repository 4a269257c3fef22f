import { machine } from '@/lib/kernel/machine'

/** From the wallet to the seller's account at the provider, from there to their bank. A bank may send it back even after it arrived. */
export const payoutMachine = machine({
  name: 'payouts',
  initial: 'requested',
  refusal: 'This payout is {state}, so that is no longer possible.',
  transitions: [
    { from: 'requested', on: 'transfer', to: 'transferred', who: 'Tradepost' },
    { from: 'transferred', on: 'send', to: 'in_transit', who: 'Tradepost' },
    { from: 'in_transit', on: 'arrive', to: 'paid', who: 'the bank' },
    {
      from: ['requested', 'transferred', 'in_transit', 'paid'],
      on: 'fail',
      to: 'failed',
      who: 'the provider or the bank',
    },
  ],
})

export type PayoutState = 'requested' | 'transferred' | 'in_transit' | 'paid' | 'failed'
