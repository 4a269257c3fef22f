import { dealsApi } from '@/lib/deals/api'
import { identityApi } from '@/lib/identity/api'
import type { Api } from '@/lib/kernel/openapi'
import { ledgerApi } from '@/lib/ledger/api'
import { listingsApi } from '@/lib/listings/api'
import { mergeApi } from '@/lib/merge/api'
import { notificationsApi } from '@/lib/notifications/api'
import { opsApi } from '@/lib/ops/api'
import { paymentsApi } from '@/lib/payments/api'
import { payoutsApi } from '@/lib/payouts/api'
import { presenceApi } from '@/lib/presence/api'
import { privacyApi } from '@/lib/privacy/api'
import { realtimeApi } from '@/lib/realtime/api'
import { steamApi } from '@/lib/steam/api'

/** Every REST route, and the only source of the OpenAPI document. Paths are below /api/v1. */
export const api: Api = {
  ...identityApi,
  ...mergeApi,
  ...listingsApi,
  ...dealsApi,
  ...steamApi,
  ...ledgerApi,
  ...paymentsApi,
  ...payoutsApi,
  ...notificationsApi,
  ...privacyApi,
  ...opsApi,
  ...presenceApi,
  ...realtimeApi,
}
