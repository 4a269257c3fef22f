/**
 * Checkout: the cart, what an order comes to, promising stock and coupons, paying, and handing over by the kind of each line.
 * Keeps no order and no money itself: lib/orders and lib/payments do.
 */
export { cancelSale } from './after/cancel-sale'
export { addEvidence, decideDispute, openDispute, withdrawDispute } from './after/disputes'
export { askRefund, decideRefund, withdrawRefund } from './after/refunds'
export { confirmDelivery, shipOrder } from './after/ship'
export { buy } from './buy'
export { cancelOrder } from './cancel'
export { addToCart } from './cart/add-line'
export { changeLine, removeLine } from './cart/change-line'
export { mergeCart } from './cart/merge-cart'
export { viewCart } from './cart/view-cart'
export { payOrder } from './pay'
export { checkoutPersonData, dropCart } from './person-data'
export { checkoutReactions } from './reactions'
export { startCheckout } from './start'
export { checkoutTimers } from './timers'
export { updateCheckout } from './update'
export { viewCheckout } from './view'
