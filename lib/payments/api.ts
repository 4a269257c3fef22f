import {
  cardDisputes,
  compareNow,
  differences,
  look,
  openHostedPage,
  resolveDifference,
  sendEvidence,
  viewPayment,
} from './index'

export const paymentsApi = {
  'GET /payments/:paymentId': viewPayment,
  'POST /payments/:paymentId/page': openHostedPage,
  'POST /payments/:paymentId/look': look,
  'GET /admin/reconciliation': differences,
  'POST /admin/reconciliation': compareNow,
  'POST /admin/reconciliation/:differenceId/resolve': resolveDifference,
  'GET /admin/card-disputes': cardDisputes,
  'POST /admin/card-disputes/:disputeId/evidence': sendEvidence,
}
