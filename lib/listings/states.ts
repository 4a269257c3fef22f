import { machine } from '@/lib/kernel/machine'

export const listingMachine = machine({
  name: 'listings',
  initial: 'draft',
  refusal: 'This listing is {state} now, so that is no longer possible.',
  transitions: [
    { from: 'draft', on: 'publish', to: 'active', who: 'the seller' },
    { from: 'active', on: 'reserve', to: 'reserved', who: 'a buyer' },
    { from: 'reserved', on: 'release', to: 'active', who: 'a deal that ended before the item moved' },
    { from: 'reserved', on: 'sell', to: 'sold', who: 'a settled deal' },
    { from: ['draft', 'active'], on: 'delist', to: 'delisted', who: 'the seller' },
    { from: 'reserved', on: 'withdraw', to: 'delisted', who: 'a deal that the seller did not carry out' },
    { from: ['draft', 'active', 'reserved'], on: 'invalidate', to: 'invalid', who: 'an inventory reading' },
  ],
})

export type ListingState = 'draft' | 'active' | 'reserved' | 'sold' | 'delisted' | 'invalid'
