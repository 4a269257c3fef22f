import { auditLog, health } from './index'

export const opsApi = {
  'GET /admin/audit': auditLog,
  'GET /admin/health': health,
}
