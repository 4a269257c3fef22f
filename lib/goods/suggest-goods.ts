import { sql } from 'drizzle-orm'
import { anyone } from '@/lib/kernel/access'
import type { Db, Tx } from '@/lib/kernel/db'
import { query } from '@/lib/kernel/operation'
import { type CardRow, cardColumns, cardOf } from './card'
import { goodsSuggestions, suggestGoodsInput } from './schemas'
import { rankOf, scope, similarEnough } from './search'

const most = 6
/** Of words that more goods have, only so many of the newest are compared. */
const compared = 500

export const suggestGoods = query(
  {
    name: 'goods.suggest',
    summary: 'Goods that fit some words best, with their prices.',
    input: suggestGoodsInput,
    output: goodsSuggestions,
    access: anyone,
    limit: { max: 240, windowS: 60 },
  },
  async ({ q }, { db }) => {
    const byWords = await readBest(db, q, false)
    if (byWords.length > 0) return { items: byWords }
    const items = await db.transaction(async (tx) => {
      await tx.execute(similarEnough)
      return readBest(tx, q, true)
    })
    return { items }
  },
)

async function readBest(db: Db | Tx, q: string, similar: boolean) {
  const rows = await db.execute<CardRow>(sql`
    select ${cardColumns()} from (
      select * from goods where ${scope({ q }, similar)} order by published_at desc, id desc limit ${compared}
    ) goods order by ${rankOf(q, similar)} desc, id desc limit ${most}`)
  return rows.map(cardOf)
}
