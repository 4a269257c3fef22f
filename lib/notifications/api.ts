import { changeSettings } from './change-settings'
import { notificationList } from './list'
import { markAllRead, markRead } from './mark-read'
import { resumeEmail } from './resume-email'
import { setPreference } from './set-preference'
import { notificationSettings } from './settings'
import { unsubscribe, unsubscription } from './unsubscribe'

export const notificationsApi = {
  'GET /notifications': notificationList,
  'POST /notifications/read': markAllRead,
  'POST /notifications/:notificationId/read': markRead,
  'GET /notifications/settings': notificationSettings,
  'PATCH /notifications/settings': changeSettings,
  'PUT /notifications/preferences': setPreference,
  'POST /notifications/email/resume': resumeEmail,
  'GET /notifications/unsubscribe': unsubscription,
  'POST /notifications/unsubscribe': unsubscribe,
}
