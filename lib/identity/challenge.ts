import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, isNull } from 'drizzle-orm'
import { challenge } from '@/db/schema/identity-ways'
import { inMs, now } from '@/lib/kernel/clock'
import { rawDb } from '@/lib/kernel/db'

type Purpose = (typeof challenge.$inferSelect)['purpose']

const lifeMs = 5 * 60_000

const hashOf = (value: string): Buffer => createHash('sha256').update(value).digest()

/** A value that somebody must sign or show, by default within five minutes; `personId`, if that must be somebody we know already. */
export async function newChallenge(
  purpose: Purpose,
  personId: string | null,
  value: string = randomBytes(32).toString('base64url'),
  lastsMs: number = lifeMs,
): Promise<string> {
  await rawDb()
    .insert(challenge)
    .values({ hash: hashOf(value), purpose, personId, expiresAt: inMs(now(), lastsMs) })
  return value
}

/** Whether it was ours, for this purpose and person, and is asked for the first time. It is used up either way. */
export async function spendChallenge(
  purpose: Purpose,
  personId: string | null,
  value: string,
): Promise<boolean> {
  const spent = await rawDb()
    .delete(challenge)
    .where(
      and(
        eq(challenge.hash, hashOf(value)),
        eq(challenge.purpose, purpose),
        personId === null ? isNull(challenge.personId) : eq(challenge.personId, personId),
        gt(challenge.expiresAt, now()),
      ),
    )
    .returning({ purpose: challenge.purpose })
  return spent.length === 1
}
