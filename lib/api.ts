import { identityApi } from '@/lib/identity/api'
import { realtimeApi } from '@/lib/realtime/api'

/** Every REST route, and the only source of the OpenAPI document. Paths are below /api/v1. */
export const api = {
  ...identityApi,
  ...realtimeApi,
}
