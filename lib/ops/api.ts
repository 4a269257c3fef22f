import { auditLog, frame, health, personFile } from './index'

export const opsApi = {
  'GET /me/frame': frame,
  'GET /admin/audit': auditLog,
  'GET /admin/health': health,
  'GET /admin/people/:personId': personFile,
}
