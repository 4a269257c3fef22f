import { keepAccount, myPrivacy, planDeletion, requestExport } from './index'

export const privacyApi = {
  'GET /me/privacy': myPrivacy,
  'POST /me/exports': requestExport,
  'POST /me/deletion': planDeletion,
  'DELETE /me/deletion': keepAccount,
}
