import { goods } from '@/db/schema/goods'
import { move } from '@/lib/kernel/machine'
import { command } from '@/lib/kernel/operation'
import { sellerOnly } from './access'
import { lockGoods } from './lock'
import { marketRooms } from './rooms'
import { goodsRef } from './schemas'
import { goodsMachine } from './states'

export const pauseGoods = command(
  {
    name: 'goods.pause',
    summary: 'Take your own goods off sale for a while. Who is paying for them may go on.',
    input: goodsRef,
    output: goodsRef,
    access: sellerOnly,
  },
  async ({ goodsId }, ctx) => {
    const row = await lockGoods(ctx.tx, goodsId)
    await move(ctx, goodsMachine, goods, row, 'pause', { rooms: marketRooms(row.sellerId) })
    return { goodsId }
  },
)
