import {
  adminCase,
  adminDeals,
  askForHelp,
  buyItem,
  declineDeal,
  myDeals,
  noteDeal,
  refundDeal,
  retryDeal,
  sendAgain,
  viewDeal,
} from './index'

export const dealsApi = {
  'GET /deals': myDeals,
  'POST /deals': buyItem,
  'GET /deals/:dealId': viewDeal,
  'POST /deals/:dealId/decline': declineDeal,
  'POST /deals/:dealId/help': askForHelp,
  'POST /deals/:dealId/send-again': sendAgain,
  'GET /admin/deals': adminDeals,
  'GET /admin/deals/:dealId': adminCase,
  'POST /admin/deals/:dealId/retry': retryDeal,
  'POST /admin/deals/:dealId/refund': refundDeal,
  'POST /admin/deals/:dealId/note': noteDeal,
}
