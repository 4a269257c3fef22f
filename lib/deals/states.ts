import { finalStates, machine } from '@/lib/kernel/machine'

/**
 * A deal's path is created, funded, taking, giving, delivered, settled: the bot takes the item from the seller,
 * gives it to the buyer, and the seller is paid. Every other path ends with money and item back where they belong.
 */
export const dealMachine = machine({
  name: 'deals',
  initial: 'created',
  refusal: 'This deal is {state} now, so that is no longer possible.',
  transitions: [
    { from: 'created', on: 'fund', to: 'funded', who: 'the buyer' },
    { from: 'funded', on: 'ask_seller', to: 'taking', who: 'Tradepost' },
    { from: 'taking', on: 'ask_seller', to: 'taking', who: 'Tradepost, with another bot' },
    { from: 'taking', on: 'offer_buyer', to: 'giving', who: 'the seller, by accepting on Steam' },
    { from: 'giving', on: 'offer_buyer', to: 'giving', who: 'an admin' },
    { from: 'giving', on: 'deliver', to: 'delivered', who: 'the buyer, by accepting on Steam' },
    { from: 'delivered', on: 'settle', to: 'settled', who: 'Tradepost' },
    { from: ['funded', 'taking'], on: 'refund', to: 'refunded', who: 'Tradepost or an admin' },
    { from: 'giving', on: 'return_item', to: 'returning', who: 'Tradepost or an admin' },
    { from: 'returning', on: 'return_item', to: 'returning', who: 'Tradepost or the seller' },
    { from: 'returning', on: 'returned', to: 'returned', who: 'the seller, by accepting on Steam' },
    { from: ['taking', 'giving', 'returning'], on: 'stick', to: 'stuck', who: 'Tradepost' },
    { from: 'stuck', on: 'offer_buyer', to: 'giving', who: 'an admin' },
    { from: 'stuck', on: 'return_item', to: 'returning', who: 'an admin or the seller' },
    { from: 'stuck', on: 'deliver', to: 'delivered', who: 'Steam, later than expected' },
    { from: 'stuck', on: 'returned', to: 'returned', who: 'Steam, later than expected' },
  ],
})

export type DealState =
  | 'created'
  | 'funded'
  | 'taking'
  | 'giving'
  | 'delivered'
  | 'settled'
  | 'refunded'
  | 'returning'
  | 'returned'
  | 'stuck'

export const endedStates = finalStates(dealMachine)
