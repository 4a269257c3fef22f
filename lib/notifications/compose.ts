import { asc, eq, inArray } from 'drizzle-orm'
import { delivery, notification } from '@/db/schema/notifications'
import { localesOf, personNames } from '@/lib/identity'
import { rawDb } from '@/lib/kernel/db'
import { env } from '@/lib/kernel/env'
import { log } from '@/lib/kernel/log'
import type { Claimed } from './claim'
import { isKind } from './kinds'
import { type Noticed, type Reader, writeDigest, writeOne } from './mail/write'
import type { Message } from './port'
import { noticeFacts } from './schemas'
import { unsubscribeUrl } from './unsubscribe-token'

/**
 * The mails of claimed deliveries, in their order; null for one that cannot be written. The same delivery always makes
 * the same mail.
 */
export async function composeMails(claimed: readonly Claimed[]): Promise<(Message | null)[]> {
  const people = [...new Set(claimed.map(({ personId }) => personId))]
  const [names, localeOf, told] = await Promise.all([
    personNames(rawDb(), people),
    localesOf(rawDb(), people),
    noticedOf(claimed),
  ])
  return Promise.all(
    claimed.map(async ({ id, personId, notificationId, address }) => {
      const noticed = told.get(id) ?? []
      const [first] = noticed
      if (!first) return null
      const url = unsubscribeUrl({ personId, kind: notificationId ? first.kind : null })
      const reader: Reader = {
        name: names.get(personId)?.name ?? '',
        language: localeOf(personId).language,
        site: env().APP_URL,
        unsubscribeUrl: url,
      }
      const mail = notificationId ? await writeOne(reader, first) : await writeDigest(reader, noticed)
      return { id, to: address, unsubscribeUrl: url, ...mail }
    }),
  )
}

/** What each delivery tells: its own notification, or those that a digest carries. */
async function noticedOf(claimed: readonly Claimed[]): Promise<Map<string, Noticed[]>> {
  const told = new Map<string, Noticed[]>()
  const add = (id: string, row: { kind: string; data: unknown }) => {
    const facts = noticeFacts.safeParse(row.data)
    if (!isKind(row.kind) || !facts.success)
      return log().error({ delivery: id, kind: row.kind }, 'cannot be told')
    told.set(id, [...(told.get(id) ?? []), { kind: row.kind, facts: facts.data }])
  }
  const shape = { kind: notification.kind, data: notification.data }
  const single = new Map(claimed.flatMap((one) => (one.notificationId ? [[one.notificationId, one.id]] : [])))
  const digests = claimed.filter((one) => !one.notificationId).map(({ id }) => id)
  if (single.size > 0) {
    const rows = await rawDb()
      .select({ id: notification.id, ...shape })
      .from(notification)
      .where(inArray(notification.id, [...single.keys()]))
    for (const row of rows) add(single.get(row.id) ?? '', row)
  }
  if (digests.length > 0) {
    const rows = await rawDb()
      .select({ carrier: delivery.carriedBy, ...shape })
      .from(delivery)
      .innerJoin(notification, eq(notification.id, delivery.notificationId))
      .where(inArray(delivery.carriedBy, digests))
      .orderBy(asc(notification.createdAt), asc(notification.id))
    for (const row of rows) add(row.carrier ?? '', row)
  }
  return told
}
