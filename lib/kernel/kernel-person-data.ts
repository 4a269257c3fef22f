import { and, eq, like, or, sql } from 'drizzle-orm'
import { audit, event, idempotencyKey, rateBucket, setback } from '@/db/schema/kernel'
import type { DataOwner, PersonData } from './person-data'

/** Words of events that say more than that something happened. */
const telling = ['address', 'device', 'reason', 'email', 'name', 'steamId']

/**
 * The audit log and the timelines are never changed: they keep the account's id, and the audit log the network address
 * of each act. Events keep that something happened.
 */
export const kernelPersonData: PersonData = {
  domain: 'house',
  tables: ['audit', 'event', 'idempotency_key', 'rate_bucket', 'setback'],
  read: async (db, { personId }) => ({
    acts: await db
      .select({
        at: audit.at,
        act: audit.act,
        subject: audit.subject,
        reason: audit.reason,
        detail: audit.detail,
        address: audit.address,
      })
      .from(audit)
      .where(or(eq(audit.actor, personId), eq(audit.subject, personId)))
      .orderBy(audit.at, audit.id),
    events: await db
      .select({ at: event.at, type: event.type, payload: event.payload })
      .from(event)
      .where(eq(event.aggregate, personId))
      .orderBy(event.id),
  }),
  forget: async ({ tx }, owner) => {
    await tx.delete(idempotencyKey).where(eq(idempotencyKey.scope, owner.personId))
    for (const word of telling)
      await tx
        .update(event)
        .set({ payload: sql`jsonb_set(payload, array[${word}], '"deleted"')` })
        .where(and(eq(event.aggregate, owner.personId), sql`jsonb_typeof(payload -> ${word}) = 'string'`))
    await forgetKeys(tx, owner)
  },
}

/** Limits and setbacks carry who they count for in their keys. */
async function forgetKeys(tx: Parameters<PersonData['forget']>[0]['tx'], { personId, email }: DataOwner) {
  for (const who of [personId, email]) {
    if (who === null) continue
    const pattern = `% ${who.replaceAll(/[\\%_]/g, '\\$&')}%`
    await tx.delete(rateBucket).where(like(rateBucket.key, pattern))
    await tx.delete(setback).where(like(setback.key, pattern))
  }
}
