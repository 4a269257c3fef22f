import { goods } from '@/db/schema/goods'
import { signedIn } from '@/lib/kernel/access'
import { assert } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { begin } from '@/lib/kernel/machine'
import { command } from '@/lib/kernel/operation'
import { putOnSale } from './put-on-sale'
import { roomsOf } from './rooms'
import { createGoodsInput, goodsRef } from './schemas'
import { placesOf, writeShipping } from './shipping'
import { goodsMachine } from './states'

export const createGoods = command(
  {
    name: 'goods.create',
    summary: 'Offer goods of your own: in your words, with a stock and the ways you send them.',
    input: createGoodsInput,
    output: goodsRef,
    access: signedIn,
    limit: { max: 120, windowS: 3_600 },
  },
  async ({ shipping, publish, ...facts }, ctx) => {
    assert(ctx.actor.kind === 'person', 'Only people sell.')
    const id = newId('goods')
    const sellerId = ctx.actor.id
    const row = {
      id,
      sellerId,
      ...facts,
      shipsTo: placesOf(shipping),
      state: goodsMachine.initial,
      version: 0,
    }
    await ctx.tx.insert(goods).values({ ...row, createdAt: ctx.now, updatedAt: ctx.now })
    await writeShipping(ctx.tx, id, shipping)
    await begin(ctx, goodsMachine, id, {
      data: { priceMinor: facts.priceMinor, onHand: facts.onHand },
      rooms: roomsOf(row),
    })
    if (publish) await putOnSale(ctx, row)
    return { goodsId: id }
  },
)
