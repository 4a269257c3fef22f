import { identityApi } from '@/lib/identity/api'
import type { Api } from '@/lib/kernel/openapi'
import { ledgerApi } from '@/lib/ledger/api'
import { realtimeApi } from '@/lib/realtime/api'

/** Every REST route, and the only source of the OpenAPI document. Paths are below /api/v1. */
export const api: Api = {
  ...identityApi,
  ...ledgerApi,
  ...realtimeApi,
}
