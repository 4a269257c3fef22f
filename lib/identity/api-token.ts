import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, isNull, lt, or } from 'drizzle-orm'
import { apiToken } from '@/db/schema/identity'
import type { Person } from '@/lib/kernel/access'
import { inMs, now } from '@/lib/kernel/clock'
import { rawDb } from '@/lib/kernel/db'
import { Refusal } from '@/lib/kernel/errors'
import { isSuspended } from './suspension'

const prefix = 'tp_live_'
const noteUseEveryMs = 5 * 60_000

/** 256 random bits: a plain hash keeps them. */
export const newSecret = (): string => prefix + randomBytes(32).toString('base64url')
export const hashOfSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** The secret of an `Authorization` header; null when it carries none. */
export function bearerOf(header: string | null): string | null {
  const [, given] = /^Bearer +(\S{1,200})$/i.exec(header ?? '') ?? []
  return given ?? null
}

/** Whose token this is; it never has the rights of an admin. Refuses `invalid_token` for one that is unknown, revoked or has run out. */
export async function personOfBearer(secret: string, address: string | undefined): Promise<Person> {
  const [row] = secret.startsWith(prefix)
    ? await rawDb()
        .select({
          id: apiToken.id,
          scope: apiToken.scope,
          personId: apiToken.personId,
          suspended: isSuspended(now(), 'api_token.person_id'),
        })
        .from(apiToken)
        .where(
          and(
            eq(apiToken.hash, hashOfSecret(secret)),
            isNull(apiToken.revokedAt),
            gt(apiToken.expiresAt, now()),
          ),
        )
    : []
  if (!row)
    throw new Refusal('invalid_token', 'This API token is unknown, was revoked or has run out.', {
      status: 401,
    })
  if (row.suspended)
    throw new Refusal('suspended', 'This account is suspended: its tokens rest.', { status: 403 })
  await noteUse(row.id, address)
  return { kind: 'person', id: row.personId, role: 'user', token: { id: row.id, scope: row.scope } }
}

const noteUse = (id: string, address: string | undefined) =>
  rawDb()
    .update(apiToken)
    .set({ usedAt: now(), usedFrom: address ?? null })
    .where(
      and(
        eq(apiToken.id, id),
        or(isNull(apiToken.usedAt), lt(apiToken.usedAt, inMs(now(), -noteUseEveryMs))),
      ),
    )

export type TokenRow = typeof apiToken.$inferSelect

export const tokenView = ({ id, name, hint, scope, createdAt, expiresAt, usedAt, usedFrom }: TokenRow) => ({
  id,
  name,
  hint,
  scope,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  usedAt: usedAt?.toISOString() ?? null,
  usedFrom,
})

/** Tokens that still open something. */
export const openTokensOf = (personId: string) =>
  and(eq(apiToken.personId, personId), isNull(apiToken.revokedAt), gt(apiToken.expiresAt, now()))
