import { goods } from '@/db/schema/goods'
import { move } from '@/lib/kernel/machine'
import { command } from '@/lib/kernel/operation'
import { sellerOnly } from './access'
import { demandSellable } from './demand'
import { lockGoods } from './lock'
import { marketRooms } from './rooms'
import { goodsRef } from './schemas'
import { goodsMachine } from './states'

export const resumeGoods = command(
  {
    name: 'goods.resume',
    summary: 'Put your own paused goods back on sale.',
    input: goodsRef,
    output: goodsRef,
    access: sellerOnly,
  },
  async ({ goodsId }, ctx) => {
    const row = await lockGoods(ctx.tx, goodsId)
    if (row.state === 'paused') demandSellable(row)
    await move(ctx, goodsMachine, goods, row, 'resume', { rooms: marketRooms(row.sellerId) })
    return { goodsId }
  },
)
