import { backtestApi } from '@/lib/backtest/api'
import { checkoutApi } from '@/lib/checkout/api'
import { couponsApi } from '@/lib/coupons/api'
import { dealsApi } from '@/lib/deals/api'
import { earningsApi } from '@/lib/earnings/api'
import { exchangesApi } from '@/lib/exchanges/api'
import { giftCardsApi } from '@/lib/gift-cards/api'
import { goodsApi } from '@/lib/goods/api'
import { identityApi } from '@/lib/identity/api'
import type { Api } from '@/lib/kernel/openapi'
import { ledgerApi } from '@/lib/ledger/api'
import { listingsApi } from '@/lib/listings/api'
import { mergeApi } from '@/lib/merge/api'
import { notificationsApi } from '@/lib/notifications/api'
import { opsApi } from '@/lib/ops/api'
import { ordersApi } from '@/lib/orders/api'
import { paymentsApi } from '@/lib/payments/api'
import { payoutsApi } from '@/lib/payouts/api'
import { presenceApi } from '@/lib/presence/api'
import { privacyApi } from '@/lib/privacy/api'
import { realtimeApi } from '@/lib/realtime/api'
import { steamApi } from '@/lib/steam/api'
import { strategiesApi } from '@/lib/strategies/api'

/** Every REST route, and the only source of the OpenAPI document. Paths are below /api/v1. */
export const api: Api = {
  ...identityApi,
  ...mergeApi,
  ...listingsApi,
  ...goodsApi,
  ...dealsApi,
  ...ordersApi,
  ...earningsApi,
  ...checkoutApi,
  ...steamApi,
  ...ledgerApi,
  ...couponsApi,
  ...paymentsApi,
  ...giftCardsApi,
  ...payoutsApi,
  ...notificationsApi,
  ...privacyApi,
  ...opsApi,
  ...presenceApi,
  ...realtimeApi,
  ...strategiesApi,
  ...backtestApi,
  ...exchangesApi,
}
