import { adjust } from './adjust'
import { ledgerHealth, statement, statementCsv, walletOverview } from './queries'

export const ledgerApi = {
  'GET /wallet': walletOverview,
  'GET /wallet/statement': statement,
  'GET /wallet/statement/csv': statementCsv,
  'POST /admin/wallets/:userId/adjustments': adjust,
  'GET /admin/ledger': ledgerHealth,
}
