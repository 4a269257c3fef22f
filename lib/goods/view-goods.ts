import { sql } from 'drizzle-orm'
import { anyone } from '@/lib/kernel/access'
import type { Db, Tx } from '@/lib/kernel/db'
import { notFound } from '@/lib/kernel/errors'
import { query } from '@/lib/kernel/operation'
import { type CardRow, cardColumns, cardOf } from './card'
import { goodsRef, goodsView } from './schemas'
import { readShipping } from './shipping'

const shownMore = 6

interface Row extends CardRow {
  description: string
  seller_avatar: string | null
  seller_since: string
  seller_country: string | null
}

export const viewGoods = query(
  {
    name: 'goods.view',
    summary: 'Goods with their description, ways of sending, seller, and more of that seller.',
    input: goodsRef,
    output: goodsView,
    access: anyone,
  },
  async ({ goodsId }, { db, actor }) => {
    const row = await readRow(db, goodsId)
    const own = actor.kind === 'person' && actor.id === row.seller_id
    if (row.state === 'draft' && !own) notFound('offer')
    const shipping = await readShipping(db, [goodsId])
    return {
      ...cardOf(row),
      description: row.description,
      shipping: shipping.get(goodsId) ?? [],
      seller: {
        id: row.seller_id,
        name: row.seller_name,
        avatarUrl: row.seller_avatar,
        since: new Date(row.seller_since).toISOString(),
        country: row.seller_country,
      },
      own,
      stock: own ? { onHand: row.on_hand, reserved: row.reserved } : null,
      more: (await readMore(db, row)).map(cardOf),
    }
  },
)

async function readRow(db: Db | Tx, goodsId: string): Promise<Row> {
  const [row] = await db.execute<Row>(sql`
    select ${cardColumns()}, goods.description, person.avatar_url as seller_avatar,
      person.created_at as seller_since, person.country as seller_country
    from goods join person on person.id = goods.seller_id where goods.id = ${goodsId}`)
  return row ?? notFound('offer')
}

const readMore = (db: Db | Tx, row: CardRow) =>
  db.execute<CardRow>(sql`
    select ${cardColumns()} from goods
    where state = 'active' and seller_id = ${row.seller_id} and id <> ${row.id}
    order by published_at desc, id desc limit ${shownMore}`)
