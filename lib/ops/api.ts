import { auditLog, frame, health } from './index'

export const opsApi = {
  'GET /me/frame': frame,
  'GET /admin/audit': auditLog,
  'GET /admin/health': health,
}
