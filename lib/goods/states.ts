import { machine } from '@/lib/kernel/machine'

export const goodsMachine = machine({
  name: 'goods',
  initial: 'draft',
  refusal: 'These goods are {state} now, so that is no longer possible.',
  transitions: [
    { from: 'draft', on: 'publish', to: 'active', who: 'the seller' },
    { from: 'active', on: 'pause', to: 'paused', who: 'the seller' },
    { from: 'paused', on: 'resume', to: 'active', who: 'the seller' },
    { from: 'active', on: 'sellOut', to: 'sold_out', who: 'an order that took the last, or the seller' },
    { from: 'sold_out', on: 'restock', to: 'active', who: 'the seller, or goods that came back' },
    { from: ['draft', 'active', 'paused', 'sold_out'], on: 'remove', to: 'removed', who: 'the seller' },
  ],
})
