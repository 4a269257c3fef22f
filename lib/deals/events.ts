import { z } from 'zod'
import { event } from '@/lib/kernel/events'
import { entered } from '@/lib/kernel/machine'
import { type DealState, dealMachine } from './states'

export const dealNoted = event(
  'deals.noted',
  z.object({ dealId: z.string(), kind: z.enum(['help', 'note']) }),
)

/** The trade of the open leg has moved, and the deal itself has not: its offer is out, or Steam holds it up. */
export const dealProgressed = event(
  'deals.progressed',
  z.object({
    dealId: z.string(),
    trade: z.string(),
    /** The deal's state then; events of the first weeks do not have it. */
    state: z.string().optional(),
  }),
)

export const enteredDeal = (state: DealState) => entered(dealMachine, state)
