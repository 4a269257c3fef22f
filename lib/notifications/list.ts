import { and, count, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { notification } from '@/db/schema/notifications'
import type { Language } from '@/lib/identity/schemas'
import { signedIn } from '@/lib/kernel/access'
import { readCursor, timeAndId, writeCursor } from '@/lib/kernel/cursor'
import type { Db, Tx } from '@/lib/kernel/db'
import { query } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { isKind, kindOf } from './kinds'
import { recipientOf } from './recipient'
import { type NotificationRow, noticeFacts, notificationListInput, notificationListView } from './schemas'
import { tell } from './text'

export const notificationList = query(
  {
    name: 'notifications.list',
    summary: 'What you were told, newest first.',
    input: notificationListInput,
    output: notificationListView,
    access: signedIn,
  },
  async ({ show, cursor, limit }, { db, actor }) => {
    const me = selfOf(actor).id
    const [{ language }, rows, counts] = await Promise.all([
      recipientOf(db, me),
      db
        .select()
        .from(notification)
        .where(and(mine(me), show === 'unread' ? isNull(notification.readAt) : undefined, after(cursor)))
        .orderBy(desc(notification.createdAt), desc(notification.id))
        .limit(limit + 1),
      countMine(db, me),
    ])
    const page = rows.slice(0, limit)
    const last = rows.length > limit ? page.at(-1) : undefined
    return {
      items: page.flatMap((row) => rowView(row, language)),
      nextCursor: last ? writeCursor(last.createdAt.toISOString(), last.id) : null,
      counts,
    }
  },
)

const mine = (personId: string) => and(eq(notification.personId, personId), sql`listed`)

async function countMine(db: Db | Tx, personId: string) {
  const [all] = await db.select({ n: count() }).from(notification).where(mine(personId))
  return { all: all?.n ?? 0, unread: await countUnread(db, personId) }
}

/** How many notifications of this person wait to be read. */
export async function countUnread(db: Db | Tx, personId: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(notification)
    .where(and(mine(personId), isNull(notification.readAt)))
  return row?.n ?? 0
}

type Row = typeof notification.$inferSelect

/** A kind that no longer exists is not shown. */
function rowView(row: Row, language: Language): NotificationRow[] {
  if (!isKind(row.kind)) return []
  const { title, body, href } = tell(row.kind, noticeFacts.parse(row.data), language)
  return [
    {
      id: row.id,
      kind: row.kind,
      category: kindOf(row.kind).category,
      title,
      body,
      language,
      href,
      createdAt: row.createdAt.toISOString(),
      readAt: row.readAt?.toISOString() ?? null,
    },
  ]
}

function after(cursor: string | undefined): SQL | undefined {
  const last = readCursor(timeAndId('notification'), cursor)
  return last
    ? sql`(${notification.createdAt}, ${notification.id}) < (${last[0]}::timestamptz, ${last[1]})`
    : undefined
}
