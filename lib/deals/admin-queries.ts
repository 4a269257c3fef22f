import { type SQL, sql } from 'drizzle-orm'
import { staffOnly } from '@/lib/kernel/access'
import { query } from '@/lib/kernel/operation'
import { cursorAfter, dealColumns, dealJoins, joinedDeal, startAfter } from './joined'
import { rowOf } from './queries'
import { adminDealsInput, adminDealsView, adminQueues } from './schemas'
import { endedStates } from './states'

type Queue = (typeof adminQueues)[number]

const open = sql`deal.state not in ${endedStates}`

/** What belongs into each work list. A call for help is answered by any later note of an admin. */
const queues: Record<Queue, SQL> = {
  stuck: sql`deal.state = 'stuck'`,
  help: sql`exists (select 1 from deal_note asked where asked.deal_id = deal.id and asked.kind = 'help' and not exists
    (select 1 from deal_note answer where answer.deal_id = deal.id and answer.kind = 'note' and answer.id > asked.id))`,
  late: sql`${open} and deal.due_at < now()`,
  open,
  ended: sql`deal.state in ${endedStates}`,
}

export const adminDeals = query(
  {
    name: 'deals.adminList',
    summary: 'Deals by work list, with the size of each list.',
    input: adminDealsInput,
    output: adminDealsView,
    access: staffOnly,
  },
  async ({ queue, cursor, limit }, { db }) => {
    const before = startAfter(cursor)
    const rows = await db.execute(sql`
      select ${dealColumns} from ${dealJoins}
      where ${queues[queue]} and (deal.created_at, deal.id) < (${before.at}::timestamptz, ${before.id})
      order by deal.created_at desc, deal.id desc limit ${limit + 1}`)
    const counting = adminQueues.map(
      (name) => sql`count(*) filter (where ${queues[name]})::int as ${sql.raw(name)}`,
    )
    const [counted] = await db.execute<Record<Queue, number>>(
      sql`select ${sql.join(counting, sql`, `)} from deal`,
    )
    const deals = rows.map(joinedDeal)
    const shown = deals.slice(0, limit)
    return {
      items: shown.map((deal) => ({
        ...rowOf(deal, 'admin'),
        buyerName: deal.buyerName,
        sellerName: deal.sellerName,
        botName: deal.botName,
        reason: deal.reason,
      })),
      nextCursor: deals.length > limit ? cursorAfter(shown.at(-1)) : null,
      counts: counted ?? { stuck: 0, help: 0, late: 0, open: 0, ended: 0 },
    }
  },
)
