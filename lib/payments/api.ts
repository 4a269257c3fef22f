import { look, openHostedPage, viewPayment } from './index'

export const paymentsApi = {
  'GET /payments/:paymentId': viewPayment,
  'POST /payments/:paymentId/page': openHostedPage,
  'POST /payments/:paymentId/look': look,
}
