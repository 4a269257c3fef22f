import { and, count, desc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm'
import { session } from '@/db/schema/identity'
import { signedIn } from '@/lib/kernel/access'
import { now } from '@/lib/kernel/clock'
import { readCursor, timeAndId, writeCursor } from '@/lib/kernel/cursor'
import { query } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { deviceOf } from './device'
import { countryOf } from './place'
import { mySessionsInput, mySessionsView } from './schemas/session'

export const mySessions = query(
  {
    name: 'identity.mySessions',
    summary: 'Where the caller is signed in: the session that asks first, then the last used.',
    input: mySessionsInput,
    output: mySessionsView,
    access: signedIn,
  },
  async ({ cursor, limit }, { actor, db }) => {
    const { id: me, sessionId: mine = '' } = selfOf(actor)
    const isMine = sql<boolean>`(${session.id} = ${mine})`
    const open = and(eq(session.personId, me), isNull(session.endedAt), gt(session.expiresAt, now()))
    const [rows, [all]] = await Promise.all([
      db
        .select()
        .from(session)
        .where(and(open, after(cursor, isMine, mine)))
        .orderBy(desc(isMine), desc(session.usedAt), desc(session.id))
        .limit(limit + 1),
      db.select({ n: count() }).from(session).where(open),
    ])
    const page = rows.slice(0, limit)
    const items = page.map(({ id, way, program, userAgent, address, createdAt, usedAt }) => ({
      id,
      way,
      device: program ?? deviceOf(userAgent),
      address,
      country: countryOf(address),
      createdAt: createdAt.toISOString(),
      usedAt: usedAt.toISOString(),
      current: id === mine,
    }))
    return { items, nextCursor: rows.length > limit ? cursorOf(page.at(-1)) : null, total: all?.n ?? 0 }
  },
)

function after(cursor: string | undefined, isMine: SQL<boolean>, mine: string): SQL | undefined {
  const last = readCursor(timeAndId('session'), cursor)
  if (!last) return undefined
  const [at, id] = last
  return sql`(${isMine}, ${session.usedAt}, ${session.id}) < (${id === mine}::boolean, ${at}::timestamptz, ${id})`
}

const cursorOf = (last: typeof session.$inferSelect | undefined): string | null =>
  last ? writeCursor(last.usedAt.toISOString(), last.id) : null
