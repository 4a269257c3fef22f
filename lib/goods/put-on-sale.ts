import { goods } from '@/db/schema/goods'
import { move } from '@/lib/kernel/machine'
import type { Ctx } from '@/lib/kernel/operation'
import { demandSellable } from './demand'
import type { GoodsRow } from './lock'
import { marketRooms } from './rooms'
import { goodsMachine } from './states'

type Draft = Pick<GoodsRow, 'id' | 'sellerId' | 'state' | 'version' | 'onHand' | 'shipsTo'>

/** A draft is found from now on. */
export async function putOnSale(ctx: Ctx, row: Draft): Promise<void> {
  if (row.state === 'draft') demandSellable(row)
  await move(ctx, goodsMachine, goods, row, 'publish', {
    set: { publishedAt: ctx.now },
    rooms: marketRooms(row.sellerId),
  })
}
