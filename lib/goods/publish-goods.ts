import { goods } from '@/db/schema/goods'
import { move } from '@/lib/kernel/machine'
import { command } from '@/lib/kernel/operation'
import { sellerOnly } from './access'
import { demandSellable } from './demand'
import { lockGoods } from './lock'
import { marketRooms } from './rooms'
import { goodsRef } from './schemas'
import { goodsMachine } from './states'

export const publishGoods = command(
  {
    name: 'goods.publish',
    summary: 'Put your own draft on sale. It is found from that moment on.',
    input: goodsRef,
    output: goodsRef,
    access: sellerOnly,
  },
  async ({ goodsId }, ctx) => {
    const row = await lockGoods(ctx.tx, goodsId)
    if (row.state === 'draft') demandSellable(row)
    await move(ctx, goodsMachine, goods, row, 'publish', {
      set: { publishedAt: ctx.now },
      rooms: marketRooms(row.sellerId),
    })
    return { goodsId }
  },
)
