/**
 * Orders: what was bought, from whom, at which price, and what became of it. Below whatever fulfils a line, which tells it.
 * Never fulfils anything itself and never touches a balance; lib/checkout does both.
 */
export { type AppliedCoupon, type Basket, type Parcel, type Totals, totalsOf } from './engine/totals'
export { handOverOrders } from './hand-over'
export {
  fulfilledBy,
  isRefunded,
  lineFulfilled,
  markOver,
  markPaid,
  noteRefund,
  refundedBy,
} from './lifecycle'
export { ordersPersonData } from './person-data'
export { draftOrder, house, type NewLine, newOrderId, openOrder, repriceOrder } from './place'
export {
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
  setLines,
} from './row'
export { taxFor } from './tax'
