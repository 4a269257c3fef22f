import { auditLog, frame, health, personFile, publicProfile } from './index'

export const opsApi = {
  'GET /me/frame': frame,
  'GET /admin/audit': auditLog,
  'GET /admin/health': health,
  'GET /people/:personId': publicProfile,
  'GET /admin/people/:personId': personFile,
}
