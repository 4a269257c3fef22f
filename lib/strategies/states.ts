import { machine } from '@/lib/kernel/machine'

export const strategyMachine = machine({
  name: 'strategies',
  initial: 'draft',
  refusal: 'This strategy is {state} now, so that is no longer possible.',
  transitions: [
    { from: 'draft', on: 'archive', to: 'archived', who: 'the owner' },
    { from: 'archived', on: 'restore', to: 'draft', who: 'the owner' },
  ],
})
