import {
  checkAccount,
  myEarnings,
  myPayouts,
  onboard,
  openAccount,
  requestPayout,
  sellerCsv,
  sellerStatement,
  setMonthly,
} from './index'

export const payoutsApi = {
  'GET /earnings': myEarnings,
  'GET /earnings/statement': sellerStatement,
  'GET /earnings/statement/csv': sellerCsv,
  'GET /payouts': myPayouts,
  'POST /payouts': requestPayout,
  'POST /payouts/account': openAccount,
  'POST /payouts/account/page': onboard,
  'POST /payouts/account/check': checkAccount,
  'PUT /payouts/account/monthly': setMonthly,
}
