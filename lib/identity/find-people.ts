import { and, desc, eq, ilike, isNull, not, or, type SQL, sql } from 'drizzle-orm'
import { person } from '@/db/schema/identity'
import { staffOnly } from '@/lib/kernel/access'
import { readCursor, timeAndId, writeCursor } from '@/lib/kernel/cursor'
import { query } from '@/lib/kernel/operation'
import { type FoundPerson, findPeopleInput, foundPeople } from './schemas'
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
          olderThan(cursor),
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
      nextCursor: last ? writeCursor(last.position, last.id) : null,
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

function olderThan(cursor: string | undefined): SQL | undefined {
  const last = readCursor(timeAndId('user'), cursor)
  return last ? sql`(${person.createdAt}, ${person.id}) < (${last[0]}::timestamptz, ${last[1]})` : undefined
}
