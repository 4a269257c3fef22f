import { checkoutReactions } from '@/lib/checkout'
import { dealReactions } from '@/lib/deals'
import type { Consumers } from '@/lib/kernel/reaction'
import { notificationReactions } from '@/lib/notifications'
import { payoutReactions } from '@/lib/payouts'

/** What each domain does about events: one consumer, with a cursor of its own, per domain. */
export const consumers: Consumers = {
  checkout: checkoutReactions,
  deals: dealReactions,
  notifications: notificationReactions,
  payouts: payoutReactions,
}
