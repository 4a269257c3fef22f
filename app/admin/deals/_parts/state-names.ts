import type { DealView } from '@/lib/deals/schemas'

/** The state of a deal as an admin reads it. */
export const stateNames: Record<DealView['state'], string> = {
  created: 'Created, not funded',
  funded: 'Waits for a free bot',
  taking: 'Waits for the seller on Steam',
  giving: 'Waits for the buyer on Steam',
  delivered: 'Delivered, paying out',
  settled: 'Settled',
  refunded: 'Refunded, item never moved',
  returning: 'Refunded, item on its way back',
  returned: 'Refunded, item back with the seller',
  stuck: 'Stuck, needs a decision',
}
