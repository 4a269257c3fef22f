import { type SQL, sql } from 'drizzle-orm'
import { signedIn } from '@/lib/kernel/access'
import type { Db, Tx } from '@/lib/kernel/db'
import { query } from '@/lib/kernel/operation'
import { cursorAfter, dealColumns, dealJoins, joinedDeal, startAfter } from './joined'
import { rowOf } from './queries'
import { type MyDealsView, myDealsInput, myDealsView } from './schemas'
import { endedStates } from './states'

type Show = keyof MyDealsView['counts']
type Role = 'buyer' | 'seller'

const offerIsOut = sql`(select trade.state from steam_trade trade where trade.subject = deal.id
  order by trade.created_at desc, trade.attempt desc limit 1) = 'active'`

const moves: Record<Role, SQL> = {
  buyer: sql`deal.state = 'giving' and ${offerIsOut}`,
  seller: sql`deal.state in ('taking', 'returning') and ${offerIsOut}`,
}

const shown: Record<Show, (role: Role) => SQL> = {
  all: () => sql`true`,
  moves: (role) => moves[role],
  open: () => sql`deal.state not in ${endedStates}`,
  ended: () => sql`deal.state in ${endedStates}`,
}

const columnOf: Record<Role, SQL> = { buyer: sql`deal.buyer_id`, seller: sql`deal.seller_id` }

export const myDeals = query(
  {
    name: 'deals.mine',
    summary: 'Your deals as buyer and as seller, newest first.',
    input: myDealsInput,
    output: myDealsView,
    access: signedIn,
  },
  async ({ cursor, limit, show, role }, { db, actor }) => {
    const me = actor.kind === 'person' ? actor.id : ''
    const before = startAfter(cursor)
    const roles: Role[] = role ? [role] : ['buyer', 'seller']
    const parts = roles.map(
      (each) => sql`(select id from deal
        where ${columnOf[each]} = ${me} and ${shown[show](each)}
          and (created_at, id) < (${before.at}::timestamptz, ${before.id})
        order by created_at desc, id desc limit ${limit + 1})`,
    )
    const rows = await db.execute(sql`
      select ${dealColumns} from ${dealJoins} where deal.id in (${sql.join(parts, sql` union `)})
      order by deal.created_at desc, deal.id desc limit ${limit + 1}`)
    const deals = rows.map(joinedDeal)
    const page = deals.slice(0, limit)
    return {
      items: page.map((deal) => rowOf(deal, deal.buyerId === me ? 'buyer' : 'seller')),
      nextCursor: deals.length > limit ? cursorAfter(page.at(-1)) : null,
      counts: await countMine(db, me, roles),
    }
  },
)

async function countMine(db: Db | Tx, me: string, roles: Role[]): Promise<MyDealsView['counts']> {
  const parts = roles.map(
    (role) => sql`select ${moves[role]} as moving, deal.state in ${endedStates} as ended
      from deal where ${columnOf[role]} = ${me}`,
  )
  const [row] = await db.execute<MyDealsView['counts']>(sql`
    select count(*)::int as "all", count(*) filter (where moving)::int as moves,
      count(*) filter (where not ended)::int as open, count(*) filter (where ended)::int as ended
    from (${sql.join(parts, sql` union all `)}) mine`)
  return row ?? { all: 0, moves: 0, open: 0, ended: 0 }
}

/** How many deals wait for this person. */
export async function countMoves(db: Db | Tx, personId: string): Promise<number> {
  const { moves: waiting } = await countMine(db, personId, ['buyer', 'seller'])
  return waiting
}
