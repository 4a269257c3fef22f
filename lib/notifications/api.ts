import { changeSettings } from './change-settings'
import { deliveryList } from './deliveries/delivery-list'
import { endPause } from './deliveries/end-pause'
import { replayDead, replayDelivery } from './deliveries/replay-delivery'
import { confirmSms } from './link/confirm-sms'
import { linkDiscord } from './link/link-discord'
import { linkTelegram } from './link/link-telegram'
import { myChannels } from './link/my-channels'
import { removeAddress } from './link/remove-address'
import { resumeAddress } from './link/resume-address'
import { startSms } from './link/start-sms'
import { subscribePush } from './link/subscribe-push'
import { testAddress } from './link/test-address'
import { notificationList } from './list'
import { markAllRead, markRead } from './mark-read'
import { setPreference } from './set-preference'
import { notificationSettings } from './settings'
import { unsubscribe, unsubscription } from './unsubscribe'
import { changeWebhook } from './webhooks/change-webhook'
import { createWebhook } from './webhooks/create-webhook'
import { replayWebhook, webhookDeliveries } from './webhooks/deliveries'
import { myWebhooks } from './webhooks/my-webhooks'
import { rotateWebhookSecret } from './webhooks/rotate-secret'

export const notificationsApi = {
  'GET /notifications': notificationList,
  'POST /notifications/read': markAllRead,
  'POST /notifications/:notificationId/read': markRead,
  'GET /notifications/settings': notificationSettings,
  'PATCH /notifications/settings': changeSettings,
  'PUT /notifications/preferences': setPreference,
  'GET /notifications/channels': myChannels,
  'POST /notifications/telegram': linkTelegram,
  'POST /notifications/sms': startSms,
  'POST /notifications/sms/confirm': confirmSms,
  'POST /notifications/discord': linkDiscord,
  'POST /notifications/push': subscribePush,
  'DELETE /notifications/addresses/:addressId': removeAddress,
  'POST /notifications/addresses/:addressId/resume': resumeAddress,
  'POST /notifications/addresses/:addressId/test': testAddress,
  'GET /webhooks': myWebhooks,
  'POST /webhooks': createWebhook,
  'PATCH /webhooks/:webhookId': changeWebhook,
  'POST /webhooks/:webhookId/secret': rotateWebhookSecret,
  'GET /webhooks/:webhookId/deliveries': webhookDeliveries,
  'POST /webhooks/deliveries/:deliveryId/replay': replayWebhook,
  'GET /admin/deliveries': deliveryList,
  'POST /admin/deliveries/replay': replayDead,
  'POST /admin/deliveries/:deliveryId/replay': replayDelivery,
  'POST /admin/channels/:channel/resume': endPause,
  'GET /notifications/unsubscribe': unsubscription,
  'POST /notifications/unsubscribe': unsubscribe,
}
