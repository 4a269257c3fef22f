import { eq, inArray } from 'drizzle-orm'
import { goods } from '@/db/schema/goods'
import type { Tx } from '@/lib/kernel/db'
import { notFound } from '@/lib/kernel/errors'
import { stateOf } from '@/lib/kernel/machine'
import { goodsMachine } from './states'

export type GoodsRow = Awaited<ReturnType<typeof lockGoods>>

type Row = typeof goods.$inferSelect

const stateful = (row: Row) => ({ ...row, state: stateOf(goodsMachine, row.state) })

/** The row of some goods, locked until the transaction ends. */
export async function lockGoods(tx: Tx, goodsId: string) {
  const [row] = await tx.select().from(goods).where(eq(goods.id, goodsId)).for('update')
  return row ? stateful(row) : notFound('offer')
}

/** Several, locked in the order of their ids, so that no two transactions wait for each other. What is missing is left out. */
export async function lockAllGoods(tx: Tx, ids: readonly string[]): Promise<GoodsRow[]> {
  const rows = await tx
    .select()
    .from(goods)
    .where(inArray(goods.id, [...ids]))
    .orderBy(goods.id)
    .for('update')
  return rows.map(stateful)
}
