import { z } from 'zod'
import { entered } from '@/lib/kernel/machine'
import { earningMachine } from './states'

/** Earnings are in the seller's wallet, or a part of them was taken back: `event` says which. */
export const earningAvailable = entered(earningMachine, 'available')

/** What the data of `mature` say. */
export const maturedFacts = z.object({ sellerOrderId: z.string(), netMinor: z.number().int() })
