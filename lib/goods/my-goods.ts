import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { signedIn } from '@/lib/kernel/access'
import { cursorTime, readCursor, writeCursor } from '@/lib/kernel/cursor'
import { idSchema } from '@/lib/kernel/ids'
import { query } from '@/lib/kernel/operation'
import { type CardRow, cardColumns, cardOf } from './card'
import { myGoodsInput, myGoodsView } from './schemas'

export const myGoods = query(
  {
    name: 'goods.mine',
    summary: 'Your own goods, those that are not removed first.',
    input: myGoodsInput,
    output: myGoodsView,
    access: signedIn,
  },
  async ({ cursor, limit }, { db, actor }) => {
    const sellerId = actor.kind === 'person' ? actor.id : ''
    const after = readCursor(place, cursor)
    const rows = await db.execute<CardRow & { made_at: string; open: boolean }>(sql`
      select ${cardColumns()}, goods.created_at::text as made_at, ${isOpen} as open from goods
      where seller_id = ${sellerId}
        ${after ? sql`and (${isOpen}, created_at, id) < (${after[0]}, ${after[1]}::timestamptz, ${after[2]})` : sql``}
      order by ${isOpen} desc, created_at desc, id desc limit ${limit + 1}`)
    const page = rows.slice(0, limit)
    const last = rows.length > limit ? page.at(-1) : undefined
    return {
      items: page.map((row) => ({ ...cardOf(row), onHand: row.on_hand, reserved: row.reserved })),
      // `made_at` as the database wrote it: its microseconds must survive.
      nextCursor: last ? writeCursor(last.open, last.made_at, last.id) : null,
    }
  },
)

/** Whether it is open, when it was made, its id. */
const place = z.tuple([z.boolean(), cursorTime, idSchema('goods')])

const isOpen = sql`(state <> 'removed')`
