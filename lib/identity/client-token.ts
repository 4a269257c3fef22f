import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, isNull } from 'drizzle-orm'
import { clientToken, session } from '@/db/schema/identity'
import type { Person } from '@/lib/kernel/access'
import { inMs, now } from '@/lib/kernel/clock'
import { keyedHashOf } from '@/lib/kernel/crypto'
import { rawDb } from '@/lib/kernel/db'
import { refuse } from '@/lib/kernel/errors'
import { noteUse } from './session'
import { isSuspended } from './suspension'

export const accessMs = 15 * 60_000
/** A program that does not come back for this long signs in anew; each refresh counts from the start again. */
export const refreshMs = 7 * 86_400_000

const accessPrefix = 'tp_access_'
const refreshPrefix = 'tp_refresh_'

/** 256 random bits: a plain hash keeps them. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest()

interface Pair {
  accessToken: string
  refreshToken: string
}

export const newPair = (): Pair => pairOf(randomBytes(32), randomBytes(32))

/**
 * What follows a refresh token: the same pair however often it is asked for, and nobody without our key can compute it.
 * So two refreshes at one instant, or one whose answer was lost, get one answer, and no token is kept to give it again.
 */
export const pairAfter = (refreshToken: string): Pair =>
  pairOf(keyedHashOf(['access after', refreshToken]), keyedHashOf(['refresh after', refreshToken]))

const pairOf = (access: Buffer, refresh: Buffer): Pair => ({
  accessToken: accessPrefix + access.toString('base64url'),
  refreshToken: refreshPrefix + refresh.toString('base64url'),
})

export const isAccessToken = (secret: string): boolean => secret.startsWith(accessPrefix)
export const isRefreshToken = (secret: string): boolean => secret.startsWith(refreshPrefix)

/** The two rows of a pair. */
export const rowsOf = (pair: Pair, sessionId: string, at: Date) => [
  {
    hash: hashOfToken(pair.accessToken),
    sessionId,
    kind: 'access' as const,
    createdAt: at,
    expiresAt: inMs(at, accessMs),
  },
  {
    hash: hashOfToken(pair.refreshToken),
    sessionId,
    kind: 'refresh' as const,
    createdAt: at,
    expiresAt: inMs(at, refreshMs),
  },
]

export const viewOf = (pair: Pair, scope: 'read' | 'write', at: Date) => ({
  ...pair,
  scope,
  accessExpiresAt: inMs(at, accessMs).toISOString(),
  refreshExpiresAt: inMs(at, refreshMs).toISOString(),
})

/** Whose access token this is, while its session is open; null otherwise. It never has the rights of an admin. */
export async function personOfAccess(secret: string): Promise<Person | null> {
  const [row] = await rawDb()
    .select({
      personId: session.personId,
      sessionId: session.id,
      scope: session.scope,
      usedAt: session.usedAt,
      suspended: isSuspended(now(), 'session.person_id'),
    })
    .from(clientToken)
    .innerJoin(session, eq(session.id, clientToken.sessionId))
    .where(
      and(
        eq(clientToken.hash, hashOfToken(secret)),
        eq(clientToken.kind, 'access'),
        gt(clientToken.expiresAt, now()),
        isNull(session.endedAt),
        gt(session.expiresAt, now()),
      ),
    )
  if (!row?.scope) return null
  if (row.suspended) refuse('suspended', 'This account is suspended: its tokens rest.', { status: 403 })
  await noteUse(row.sessionId, row.usedAt)
  return { kind: 'person', id: row.personId, role: 'user', token: { id: row.sessionId, scope: row.scope } }
}
