import { event } from '@/lib/kernel/events'
import { paymentRef, refundEndedPayload } from './schemas'

/** The whole sum lies in the escrow account of the order, in the same commit. Not told of payments by wallet alone. */
export const paymentPaid = event('payments.paid', paymentRef)

/** Nothing was taken, and what was held of the wallet is free again. */
export const paymentExpired = event('payments.expired', paymentRef)

/** The card's part of a refund has arrived, or went to the wallet because the bank refused it. */
export const refundEnded = event('payments.refundEnded', refundEndedPayload)
