import {
  adminDisputes,
  adminOrders,
  adminRefunds,
  myOrders,
  mySales,
  viewInvoice,
  viewOrder,
  viewReceipt,
  viewSale,
  writeOnOrder,
} from './index'

export const ordersApi = {
  'GET /orders': myOrders,
  'GET /orders/:orderId': viewOrder,
  'GET /orders/:orderId/receipt': viewReceipt,
  'GET /seller-orders': mySales,
  'GET /seller-orders/:sellerOrderId': viewSale,
  'GET /seller-orders/:sellerOrderId/invoice': viewInvoice,
  'POST /seller-orders/:sellerOrderId/messages': writeOnOrder,
  'GET /admin/orders': adminOrders,
  'GET /admin/refunds': adminRefunds,
  'GET /admin/disputes': adminDisputes,
}
