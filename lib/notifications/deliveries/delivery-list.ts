import { and, count, eq, gt, isNull, ne, type SQL, sql } from 'drizzle-orm'
import { channelPause, delivery } from '@/db/schema/notifications'
import { personNames } from '@/lib/identity'
import { adminsOnly } from '@/lib/kernel/access'
import { inMs } from '@/lib/kernel/clock'
import type { Db, Tx } from '@/lib/kernel/db'
import { query } from '@/lib/kernel/operation'
import type { Channel } from '../schemas/channel'
import { deliveryListInput, deliveryListView, deliveryStates } from '../schemas/delivery'
import { readDeliveries, viewsOf } from './view'

const countedMs = 7 * 86_400_000

export const deliveryList = query(
  {
    name: 'notifications.deliveries',
    summary: 'Every message that left or should leave, newest first, and the channels that rest.',
    input: deliveryListInput,
    output: deliveryListView,
    access: adminsOnly,
  },
  async ({ state, channel, ...page }, { db, now }) => {
    const own = and(sentBy(channel), state && eq(delivery.state, state), isNull(delivery.carriedBy))
    const { rows, nextCursor } = await readDeliveries(db, own, page)
    const [views, names, counts, pauses] = await Promise.all([
      viewsOf(db, rows),
      personNames(
        db,
        rows.map(({ row }) => row.personId),
      ),
      countStates(db, channel, inMs(now, -countedMs)),
      db.select().from(channelPause).where(gt(channelPause.until, now)),
    ])
    const items = views.map((view, n) => {
      const personId = rows[n]?.row.personId ?? ''
      return {
        ...view,
        personId,
        personName: names.get(personId)?.name ?? '',
        address: rows[n]?.label ?? null,
      }
    })
    return {
      items,
      nextCursor,
      counts,
      pauses: pauses.map(({ until, ...rest }) => ({ ...rest, until: until.toISOString() })),
    }
  },
)

/** The list of the site delivers itself: there is nothing to see. */
const sentBy = (channel: Channel | undefined): SQL | undefined =>
  channel ? eq(delivery.channel, channel) : ne(delivery.channel, 'inapp')

async function countStates(db: Db | Tx, channel: Channel | undefined, since: Date) {
  const rows = await db
    .select({ state: delivery.state, n: count() })
    .from(delivery)
    .where(and(sentBy(channel), gt(delivery.createdAt, since), sql`carried_by is null`))
    .groupBy(delivery.state)
  const found = new Map(rows.map(({ state, n }) => [state, n]))
  const none = { queued: 0, held: 0, sent: 0, delivered: 0, bounced: 0, dead: 0, suppressed: 0 }
  for (const state of deliveryStates) none[state] = found.get(state) ?? 0
  return none
}
