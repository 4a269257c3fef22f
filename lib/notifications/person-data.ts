import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import {
  channelAddress,
  channelCode,
  delivery,
  deliveryAttempt,
  letter,
  notification,
  notificationPreference,
  notificationSetting,
  quietHours,
} from '@/db/schema/notifications'
import type { Db, Tx } from '@/lib/kernel/db'
import type { PersonData } from '@/lib/kernel/person-data'
import { accountEmail, forgetNameIn } from './queries'

export const notificationsPersonData: PersonData = {
  domain: 'notifications',
  tables: [
    'notification',
    'delivery',
    'channel_address',
    'channel_code',
    'notification_preference',
    'notification_setting',
    'quiet_hours',
    'letter',
  ],
  read: async (db, { personId }) => ({
    notifications: await db.select().from(notification).where(eq(notification.personId, personId)),
    deliveries: await db.select().from(delivery).where(eq(delivery.personId, personId)),
    addresses: await db.select().from(channelAddress).where(eq(channelAddress.personId, personId)),
    preferences: await db
      .select()
      .from(notificationPreference)
      .where(eq(notificationPreference.personId, personId)),
    settings: await db.select().from(notificationSetting).where(eq(notificationSetting.personId, personId)),
    letters: await lettersOf(db, personId),
    quietHours: await db.select().from(quietHours).where(eq(quietHours.personId, personId)),
  }),
  forget: async ({ tx }, { personId }) => {
    await forgetNameIn(tx, personId)
    const address = await accountEmail(tx, personId)
    if (address) await tx.delete(letter).where(eq(letter.address, address))
    const theirs = tx.select({ id: delivery.id }).from(delivery).where(eq(delivery.personId, personId))
    await tx.delete(deliveryAttempt).where(inArray(deliveryAttempt.deliveryId, theirs))
    await tx.delete(delivery).where(and(eq(delivery.personId, personId), isNotNull(delivery.carriedBy)))
    await tx.delete(delivery).where(eq(delivery.personId, personId))
    await tx.delete(notification).where(eq(notification.personId, personId))
    await tx.delete(channelCode).where(eq(channelCode.personId, personId))
    await tx.delete(channelAddress).where(eq(channelAddress.personId, personId))
    await tx.delete(notificationPreference).where(eq(notificationPreference.personId, personId))
    await tx.delete(notificationSetting).where(eq(notificationSetting.personId, personId))
    await tx.delete(quietHours).where(eq(quietHours.personId, personId))
  },
}

/** What was sent to the address of the account; what the letters said is gone. */
async function lettersOf(db: Db | Tx, personId: string) {
  const address = await accountEmail(db, personId)
  if (address === null) return []
  const { id, kind, state, createdAt } = letter
  return db.select({ id, kind, state, createdAt }).from(letter).where(eq(letter.address, address))
}
