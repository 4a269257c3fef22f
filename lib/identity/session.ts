import { parseCookie } from 'cookie'
import { and, eq, gt, isNull } from 'drizzle-orm'
import { decode } from 'next-auth/jwt'
import { person, session } from '@/db/schema/identity'
import { type Actor, anonymous, type Person } from '@/lib/kernel/access'
import { now } from '@/lib/kernel/clock'
import { rawDb } from '@/lib/kernel/db'
import { env } from '@/lib/kernel/env'
import { isSuspended } from './suspension'

const cookieNames = ['__Secure-next-auth.session-token', 'next-auth.session-token'] as const
const maxChunks = 8

export type CookieJar = Record<string, string | undefined>

/** A session token; long ones are split into `<name>.0`, `<name>.1`, … */
function tokenIn(jar: CookieJar): string | null {
  for (const name of cookieNames) {
    if (jar[name]) return jar[name]
    let joined = ''
    for (let n = 0; n < maxChunks; n++) {
      const chunk = jar[`${name}.${n}`]
      if (!chunk) break
      joined += chunk
    }
    if (joined) return joined
  }
  return null
}

export const isSessionCookie = (name: string): boolean =>
  cookieNames.some((known) => name === known || name.startsWith(`${known}.`))

interface Claims {
  personId: string
  sessionId: string
}

/** What a valid, unexpired token says; null for everything else. */
async function claimsIn(jar: CookieJar): Promise<Claims | null> {
  const token = tokenIn(jar)
  if (!token) return null
  const claims = await decode({ token, secret: env().AUTH_SECRET }).catch(() => null)
  const { sub, sid } = claims ?? {}
  return typeof sub === 'string' && typeof sid === 'string' ? { personId: sub, sessionId: sid } : null
}

/** Who the database says this is now; the role is never taken from the token. */
export async function actorOfJar(jar: CookieJar): Promise<Actor> {
  const claims = await claimsIn(jar)
  return (claims && (await actorOfSession(claims))) ?? anonymous
}

export const noteUseEveryMs = 5 * 60_000

async function actorOfSession({ personId, sessionId }: Claims): Promise<Actor | null> {
  const [row] = await rawDb()
    .select({
      role: person.role,
      usedAt: session.usedAt,
      awaitsFactor: session.awaitsFactor,
      suspended: isSuspended(now()),
    })
    .from(session)
    .innerJoin(person, eq(person.id, session.personId))
    .where(
      and(
        eq(session.id, sessionId),
        eq(session.personId, personId),
        isNull(session.endedAt),
        gt(session.expiresAt, now()),
      ),
    )
  if (!row) return null
  if (row.awaitsFactor) return { kind: 'anonymous', awaiting: { personId, sessionId } }
  if (now().getTime() - row.usedAt.getTime() > noteUseEveryMs) await noteUse(sessionId)
  if (row.suspended) return { kind: 'person', id: personId, role: 'user', sessionId, suspended: true }
  return { kind: 'person', id: personId, role: row.role, sessionId }
}

const noteUse = (sessionId: string) =>
  rawDb().update(session).set({ usedAt: now() }).where(eq(session.id, sessionId))

/** Who sends this `Cookie` header. */
export const actorOfCookie = (cookieHeader: string | null | undefined): Promise<Actor> =>
  actorOfJar(parseCookie(cookieHeader ?? ''))

export async function personOfCookie(cookieHeader: string | null | undefined): Promise<Person | null> {
  const actor = await actorOfCookie(cookieHeader)
  return actor.kind === 'person' ? actor : null
}
