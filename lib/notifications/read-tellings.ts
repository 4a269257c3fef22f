import { asc, eq, inArray } from 'drizzle-orm'
import { delivery, notification } from '@/db/schema/notifications'
import { localesOf, personNames } from '@/lib/identity'
import { rawDb } from '@/lib/kernel/db'
import { env } from '@/lib/kernel/env'
import { log } from '@/lib/kernel/log'
import type { Claimed } from './claim'
import { isKind } from './kinds'
import { noticeFacts } from './schemas/notice'
import type { Noticed, Reader, Telling } from './telling'
import { unsubscribeUrl } from './unsubscribe-token'

/** The tellings of claimed deliveries, in their order; null for one that cannot be told. */
export async function tellingsOf(claimed: readonly Claimed[]): Promise<(Telling | null)[]> {
  const people = [...new Set(claimed.map(({ personId }) => personId))]
  const [names, localeOf, told] = await Promise.all([
    personNames(rawDb(), people),
    localesOf(rawDb(), people),
    noticedOf(claimed),
  ])
  return claimed.map(({ id, personId, addressId, notificationId, address, attempt }) => {
    const noticed = told.get(id) ?? []
    const [first] = noticed
    if (!first) return null
    const digest = notificationId === null
    const reader: Reader = {
      name: names.get(personId)?.name ?? '',
      language: localeOf(personId).language,
      site: env().APP_URL,
      unsubscribeUrl: unsubscribeUrl({ personId, kind: digest ? null : first.kind }),
    }
    return { id, to: address, addressId, reader, noticed, digest, again: attempt > 1 }
  })
}

/** What each delivery tells: its own notification, or those that a digest carries. */
async function noticedOf(claimed: readonly Claimed[]): Promise<Map<string, Noticed[]>> {
  const told = new Map<string, Noticed[]>()
  const add = (id: string, row: { kind: string; data: unknown; at: Date }) => {
    const facts = noticeFacts.safeParse(row.data)
    if (!isKind(row.kind) || !facts.success)
      return log().error({ delivery: id, kind: row.kind }, 'cannot be told')
    told.set(id, [...(told.get(id) ?? []), { kind: row.kind, facts: facts.data, at: row.at }])
  }
  const shape = { kind: notification.kind, data: notification.data, at: notification.createdAt }
  // One notification may go to several addresses of one channel.
  const singles = claimed.filter((one) => one.notificationId !== null)
  const digests = claimed.filter((one) => !one.notificationId).map(({ id }) => id)
  if (singles.length > 0) {
    const ids = [...new Set(singles.flatMap(({ notificationId }) => notificationId ?? []))]
    const rows = await rawDb()
      .select({ id: notification.id, ...shape })
      .from(notification)
      .where(inArray(notification.id, ids))
    const found = new Map(rows.map((row) => [row.id, row]))
    for (const one of singles) {
      const row = found.get(one.notificationId ?? '')
      if (row) add(one.id, row)
    }
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
