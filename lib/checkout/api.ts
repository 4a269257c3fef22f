import {
  addToCart,
  buy,
  cancelOrder,
  changeLine,
  mergeCart,
  payOrder,
  removeLine,
  startCheckout,
  updateCheckout,
  viewCart,
} from './index'

export const checkoutApi = {
  'GET /cart': viewCart,
  'POST /cart/lines': addToCart,
  'PATCH /cart/lines/:lineId': changeLine,
  'DELETE /cart/lines/:lineId': removeLine,
  'POST /cart/merge': mergeCart,
  'POST /orders': buy,
  'POST /orders/start': startCheckout,
  'PATCH /orders/:orderId': updateCheckout,
  'POST /orders/:orderId/pay': payOrder,
  'POST /orders/:orderId/cancel': cancelOrder,
}
