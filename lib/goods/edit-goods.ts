import { eq } from 'drizzle-orm'
import { goods } from '@/db/schema/goods'
import { refuse } from '@/lib/kernel/errors'
import { move } from '@/lib/kernel/machine'
import { type Ctx, command } from '@/lib/kernel/operation'
import { sellerOnly } from './access'
import { demandShipping } from './demand'
import { goodsEdited } from './events'
import { type GoodsRow, lockGoods } from './lock'
import { putOnSale } from './put-on-sale'
import { marketRooms, roomsOf } from './rooms'
import { type EditGoodsInput, editGoodsInput, goodsRef, maxStock } from './schemas'
import { placesOf, writeShipping } from './shipping'
import { goodsMachine } from './states'

export const editGoods = command(
  {
    name: 'goods.edit',
    summary: 'Change your own goods, also while people buy them: what was sold or promised meanwhile stands.',
    input: editGoodsInput,
    output: goodsRef,
    access: sellerOnly,
    limit: { max: 240, windowS: 3_600 },
  },
  async ({ goodsId, onHand, seenOnHand, shipping, publish, ...facts }, ctx) => {
    const row = await lockGoods(ctx.tx, goodsId)
    if (row.state === 'removed') refuse('wrong_state', 'These goods are removed; they stay as they are.')
    const set = {
      ...given(facts),
      ...(onHand !== undefined && { onHand: newStock(row, onHand, seenOnHand ?? row.onHand) }),
      ...(shipping && { shipsTo: placesOf(shipping) }),
    }
    if (row.state !== 'draft') demandShipping(set.shipsTo ?? row.shipsTo)
    if (shipping) await writeShipping(ctx.tx, goodsId, shipping)
    const saved = await save(ctx, row, set)
    if (publish) await putOnSale(ctx, saved)
    await ctx.emit(goodsEdited, {
      aggregate: goodsId,
      payload: { goodsId, changed: Object.keys(set), priceMinor: set.priceMinor ?? row.priceMinor },
      rooms: roomsOf(row),
    })
    return { goodsId }
  },
)

type Facts = Pick<EditGoodsInput, 'title' | 'description' | 'category' | 'condition' | 'priceMinor'>
type Changes = Facts & { onHand?: number; shipsTo?: string[] }

const given = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))

/** What the seller has changed by, on top of what happened since they looked. */
function newStock({ onHand, reserved }: GoodsRow, wanted: number, seen: number): number {
  const stock = onHand + wanted - seen
  const problem = (code: string, sentence: string) =>
    refuse(code, sentence, { status: 422, fields: { onHand: sentence } })
  if (stock > maxStock) problem('stock_too_large', 'The stock is above the limit of 100,000.')
  if (stock < 0) problem('stock_too_small', `Some were sold meanwhile, and ${onHand} are left. Look again.`)
  if (stock < reserved)
    problem('stock_reserved', `Buyers are paying for ${reserved} of them now, so the stock cannot be less.`)
  return stock
}

/** A stock that ends sells the goods out; one that begins again puts them back. */
async function save(ctx: Ctx, row: GoodsRow, set: Changes): Promise<GoodsRow> {
  const onHand = set.onHand ?? row.onHand
  const rooms = marketRooms(row.sellerId)
  if (row.state === 'active' && onHand === 0)
    return move(ctx, goodsMachine, goods, row, 'sellOut', { set, rooms })
  if (row.state === 'sold_out' && onHand > 0)
    return move(ctx, goodsMachine, goods, row, 'restock', { set, rooms })
  const saved = { ...set, version: row.version + 1, updatedAt: ctx.now }
  await ctx.tx.update(goods).set(saved).where(eq(goods.id, row.id))
  return { ...row, version: saved.version, onHand, shipsTo: set.shipsTo ?? row.shipsTo }
}
