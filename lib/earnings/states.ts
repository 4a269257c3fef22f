import { machine } from '@/lib/kernel/machine'

/** Accrued with the payment, clearing since the delivery, available when nobody may send anything back any more. */
export const earningMachine = machine({
  name: 'earnings',
  initial: 'accrued',
  refusal: 'These earnings are {state}, so that is no longer possible.',
  transitions: [
    { from: 'accrued', on: 'clear', to: 'clearing', who: 'Tradepost, with the delivery' },
    { from: 'clearing', on: 'mature', to: 'available', who: 'Tradepost, when the time is over' },
    { from: 'accrued', on: 'reverse_part', to: 'accrued', who: 'a refund' },
    { from: 'clearing', on: 'reverse_part', to: 'clearing', who: 'a refund' },
    { from: 'available', on: 'reverse_part', to: 'available', who: 'a refund' },
    { from: ['accrued', 'clearing', 'available'], on: 'reverse', to: 'reversed', who: 'a refund' },
  ],
})
