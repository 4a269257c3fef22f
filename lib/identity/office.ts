import { and, count, eq, gt, isNull } from 'drizzle-orm'
import { apiToken, person, session } from '@/db/schema/identity'
import { type Actor, isAdmin } from '@/lib/kernel/access'
import type { Db, Tx } from '@/lib/kernel/db'
import { mayJudge } from './access'
import { openTokensOf } from './api-token'
import type { PersonOffice } from './schemas/standing'
import { hasFactor } from './second-factor'
import { suspensionOf } from './suspension'

/** A person as moderators and admins see them, and what the one who looks may do. Null when there is nobody. */
export async function personOffice(
  db: Db | Tx,
  personId: string,
  actor: Actor,
  at: Date,
): Promise<PersonOffice | null> {
  const openSessions = and(eq(session.personId, personId), isNull(session.endedAt), gt(session.expiresAt, at))
  const [[row], [sessions], [tokens], factor, suspension] = await Promise.all([
    db.select().from(person).where(eq(person.id, personId)),
    db.select({ n: count() }).from(session).where(openSessions),
    db.select({ n: count() }).from(apiToken).where(openTokensOf(personId)),
    hasFactor(db, personId),
    suspensionOf(db, personId, at),
  ])
  if (!row || row.deletedAt) return null
  return {
    id: row.id,
    name: row.name,
    avatarUrl: row.avatarUrl,
    role: row.role,
    email: row.email,
    steamId: row.steamId,
    createdAt: row.createdAt.toISOString(),
    signedInAt: row.signedInAt?.toISOString() ?? null,
    sessions: sessions?.n ?? 0,
    tokens: tokens?.n ?? 0,
    hasFactor: factor,
    suspension,
    may: {
      judge: mayJudge(actor, row),
      giveRole: isAdmin(actor) && actor.kind === 'person' && actor.id !== row.id,
    },
  }
}
