import { z } from 'zod'
import { event } from '@/lib/kernel/events'
import { entered } from '@/lib/kernel/machine'
import { disputeMachine, orderMachine, refundMachine, sellerOrderMachine } from './states'

/** Somebody wrote on a seller's order; the event's actor says who. */
export const orderNoted = event('orders.noted', z.object({ sellerOrderId: z.string() }))

/** Somebody said or showed something about a dispute; the event's actor says who. */
export const disputeArgued = event(
  'disputes.argued',
  z.object({ disputeId: z.string(), sellerOrderId: z.string() }),
)

export const orderPaid = entered(orderMachine, 'paid')

/** What is told when the order of a seller moves; several moves lead to the same state, so look at `event` and `from`. */
export const enteredSale = (state: (typeof sellerOrderMachine.transitions)[number]['to']) =>
  entered(sellerOrderMachine, state)

export const enteredRefund = (state: 'asked' | 'granted' | 'declined') => entered(refundMachine, state)

export const enteredDispute = (state: 'open' | 'decided' | 'withdrawn') => entered(disputeMachine, state)

/** What the data of the events of refunds and disputes say. */
export const caseFacts = z.object({
  sellerOrderId: z.string(),
  amountMinor: z.number().int().optional(),
  buyerGetsMinor: z.number().int().nullish(),
})
