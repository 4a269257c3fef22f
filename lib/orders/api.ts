import {
  adminDisputes,
  adminOrders,
  adminRefunds,
  myOrders,
  mySales,
  viewOrder,
  viewSale,
  writeOnOrder,
} from './index'

export const ordersApi = {
  'GET /orders': myOrders,
  'GET /orders/:orderId': viewOrder,
  'GET /seller-orders': mySales,
  'GET /seller-orders/:sellerOrderId': viewSale,
  'POST /seller-orders/:sellerOrderId/messages': writeOnOrder,
  'GET /admin/orders': adminOrders,
  'GET /admin/refunds': adminRefunds,
  'GET /admin/disputes': adminDisputes,
}
