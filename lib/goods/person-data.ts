import { eq, getTableColumns, inArray } from 'drizzle-orm'
import { goods, goodsShipping } from '@/db/schema/goods'
import { move } from '@/lib/kernel/machine'
import type { PersonData } from '@/lib/kernel/person-data'
import { lockAllGoods } from './lock'
import { roomsOf } from './rooms'
import { goodsMachine } from './states'

/** What is on offer ends, and what its seller wrote goes; what was bought stands in the order. */
export const goodsPersonData: PersonData = {
  domain: 'goods',
  tables: ['goods', 'goods_shipping'],
  read: async (db, { personId }) => {
    const { search: _, ...columns } = getTableColumns(goods)
    const own = db.select({ id: goods.id }).from(goods).where(eq(goods.sellerId, personId))
    return {
      goods: await db.select(columns).from(goods).where(eq(goods.sellerId, personId)),
      shipping: await db.select().from(goodsShipping).where(inArray(goodsShipping.goodsId, own)),
    }
  },
  forget: async (ctx, { personId }) => {
    const own = await ctx.tx.select({ id: goods.id }).from(goods).where(eq(goods.sellerId, personId))
    const ids = own.map(({ id }) => id)
    if (ids.length === 0) return
    for (const row of await lockAllGoods(ctx.tx, ids))
      if (row.state !== 'removed')
        await move(ctx, goodsMachine, goods, row, 'remove', { rooms: roomsOf(row) })
    await ctx.tx.update(goods).set({ title: 'Removed', description: '' }).where(inArray(goods.id, ids))
    await ctx.tx.delete(goodsShipping).where(inArray(goodsShipping.goodsId, ids))
  },
}
