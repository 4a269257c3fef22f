/**
 * Owns the ways to pay an order: wallet and card, refunds, what banks take back, and the comparison with the
 * processor's books. Knows an order only by its id; its money lies in escrow(orderId).
 */
export { cardDisputes } from './card-disputes'
export { closePayment } from './close-payment'
export { differences, resolveDifference } from './differences'
export { coverDispute } from './disputes'
export {
  disputeClosed,
  paymentDisputed,
  paymentExpired,
  paymentPaid,
  refundEnded,
  sellerHinted,
} from './events'
export { expectBooking } from './expected'
export { hearProcessor } from './hints'
export { paymentJobs } from './jobs'
export { look } from './look'
export { atProcessor } from './money'
export { paymentOfOrder } from './of-order'
export { openHostedPage } from './open-hosted-page'
export { type NewPayment, type Paying, payNow } from './pay-now'
export { paymentMethods } from './payment-methods'
export { handOverPayments, paymentsPersonData } from './person-data'
export type { CardProcessor, Payout as BankPayout, Seller } from './port'
export { cardsTaken, processor } from './processor'
export { viewPayment } from './queries'
export { compareNow } from './reconcile'
export { type NewRefund, refundPayment } from './refund-payment'
export { sendEvidence } from './send-evidence'
export { paymentTimers } from './timers'
