/**
 * Orders: what was bought, from whom, at which price, and what became of it. Below whatever fulfils a line, which tells it.
 * Never fulfils anything itself and never touches a balance; lib/checkout does both.
 */
export {
  buyerOfRefund,
  buyerOfSale,
  buyerOnly,
  decidersOfRefund,
  partiesOfDispute,
  partiesOfSale,
  sellerOfSale,
} from './access'
export { adminDisputes, adminOrders, adminRefunds } from './admin-queries'
export { hasBought, lastAddressOf, unpaidOf } from './buyer'
export { carriers, trackingLink } from './carriers'
export {
  beginDispute,
  isOpenDispute,
  keepEvidence,
  lockDispute,
  moveDispute,
  openCardDisputesOf,
} from './dispute-row'
export { type DocumentView, viewInvoice, viewReceipt } from './documents/document'
export { writeDocument } from './documents/pdf'
export { type AppliedCoupon, type Basket, type Parcel, type Totals, totalsOf } from './engine/totals'
export {
  caseFacts,
  disputeArgued,
  enteredDispute,
  enteredRefund,
  enteredSale,
  orderNoted,
  orderPaid,
} from './events'
export { readEvidenceFile, sendEvidenceFile } from './evidence-files'
export { handOverOrders } from './hand-over'
export {
  completeWhatIsDone,
  fulfilledBy,
  isRefunded,
  lineFulfilled,
  markOver,
  markPaid,
  noteRefund,
  refundedBy,
} from './lifecycle'
export { myOrders, mySales } from './lists'
export { ordersPersonData } from './person-data'
export { draftOrder, house, type NewLine, newOrderId, openOrder, repriceOrder } from './place'
export { namesOf } from './queries'
export { hasOpenRefund, lockRefund, moveRefund, openRefund, type RefundRow } from './refund-row'
export { judgeRefund, type RefundVerdict } from './refund-rules'
export {
  fulfilSale,
  type LineRow,
  linesOf,
  lockOrder,
  lockSellerOrder,
  moveOrder,
  moveSellerOrder,
  nameLine,
  type OrderRow,
  readOrder,
  type SellerOrderRow,
  sellerOrdersOf,
} from './row'
export { taxFor } from './tax'
export { viewOrder, viewSale } from './views'
export { writeOnOrder } from './write-message'
