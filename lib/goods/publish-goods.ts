import { command } from '@/lib/kernel/operation'
import { sellerOnly } from './access'
import { lockGoods } from './lock'
import { putOnSale } from './put-on-sale'
import { goodsRef } from './schemas'

export const publishGoods = command(
  {
    name: 'goods.publish',
    summary: 'Put your own draft on sale. It is found from that moment on.',
    input: goodsRef,
    output: goodsRef,
    access: sellerOnly,
  },
  async ({ goodsId }, ctx) => {
    await putOnSale(ctx, await lockGoods(ctx.tx, goodsId))
    return { goodsId }
  },
)
