import { event } from '@/lib/kernel/events'
import { disputeClosedPayload, disputedPayload, paymentRef, refundEndedPayload, sellerHint } from './schemas'

/** The whole sum lies in the escrow account of the order, in the same commit. Not told of payments by wallet alone. */
export const paymentPaid = event('payments.paid', paymentRef)

/** Nothing was taken, and what was held of the wallet is free again. */
export const paymentExpired = event('payments.expired', paymentRef)

/** The card's part of a refund has arrived, or went to the wallet because the bank refused it. */
export const refundEnded = event('payments.refundEnded', refundEndedPayload)

/** The buyer's bank has taken money of an order back, or asks why it should not. */
export const paymentDisputed = event('payments.disputed', disputedPayload)

export const disputeClosed = event('payments.disputeClosed', disputeClosedPayload)

/** The processor says that something of a seller's has changed. */
export const sellerHinted = event('payments.sellerHinted', sellerHint)
