import { since } from './since'

export const realtimeApi = {
  'GET /realtime/since': since,
}
