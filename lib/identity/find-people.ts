import { and, desc, eq, ilike, isNull, not, or, type SQL, sql } from 'drizzle-orm'
import { person } from '@/db/schema/identity'
import { staffOnly } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
import { query } from '@/lib/kernel/operation'
import { type FoundPerson, findPeopleInput, foundPeople } from './schemas/standing'
import { isSuspended } from './suspension'

export const findPeople = query(
  {
    name: 'identity.findPeople',
    summary:
      'People by part of a name or e-mail address, whole id or SteamID, role and standing; the newest first.',
    input: findPeopleInput,
    output: foundPeople,
    access: staffOnly,
  },
  async ({ q, role, standing, cursor, limit }, { db, now }) => {
    const rows = await db
      .select({
        id: person.id,
        name: person.name,
        avatarUrl: person.avatarUrl,
        role: person.role,
        email: person.email,
        steamId: person.steamId,
        createdAt: person.createdAt,
        signedInAt: person.signedInAt,
        position: sql<string>`${person.createdAt}::text`,
        suspended: isSuspended(now),
      })
      .from(person)
      .where(
        and(
          isNull(person.deletedAt),
          cursor ? olderThan(cursor) : undefined,
          q ? matching(q) : undefined,
          role ? eq(person.role, role) : undefined,
          standing === 'suspended' ? isSuspended(now) : undefined,
          standing === 'active' ? not(isSuspended(now)) : undefined,
        ),
      )
      .orderBy(desc(person.createdAt), desc(person.id))
      .limit(limit + 1)
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    return {
      items: shown.map(
        ({ position: _, suspended, ...row }): FoundPerson => ({
          ...row,
          standing: suspended ? 'suspended' : 'active',
          createdAt: row.createdAt.toISOString(),
          signedInAt: row.signedInAt?.toISOString() ?? null,
        }),
      ),
      nextCursor: last ? Buffer.from(`${last.position}|${last.id}`).toString('base64url') : null,
    }
  },
)

/** Whole ids by their own indexes, parts of names and addresses by trigrams: each branch has an index. */
export function matching(q: string): SQL | undefined {
  const escaped = q.replaceAll(/[\\%_]/g, '\\$&')
  // Trigrams find two letters at the beginning of a word at best.
  const pattern = q.length < 3 ? `${escaped}%` : `%${escaped}%`
  return or(
    eq(person.id, q),
    eq(person.steamId, q),
    ilike(person.name, pattern),
    ilike(person.email, pattern.toLowerCase()),
  )
}

function olderThan(cursor: string): SQL {
  const [at, id] = Buffer.from(cursor, 'base64url').toString('utf8').split('|')
  if (!at || !id || Number.isNaN(Date.parse(at)))
    refuse('invalid_cursor', 'This page of the list is no longer known. Start again from the first one.', {
      status: 400,
    })
  return sql`(${person.createdAt}, ${person.id}) < (${at}::timestamptz, ${id})`
}
