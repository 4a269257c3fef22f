import { eq, sql } from 'drizzle-orm'
import { goods } from '@/db/schema/goods'
import { assert, refuse } from '@/lib/kernel/errors'
import { move } from '@/lib/kernel/machine'
import { type Currency, currencySchema } from '@/lib/kernel/money'
import type { Ctx } from '@/lib/kernel/operation'
import { type GoodsRow, lockAllGoods } from './lock'
import { marketRooms } from './rooms'
import { goodsMachine } from './states'

export interface StockLine {
  goodsId: string
  quantity: number
}

/** What a buyer was promised, read under the lock that promised it. */
export interface ReservedGoods {
  goodsId: string
  sellerId: string
  title: string
  quantity: number
  priceMinor: number
  currency: Currency
}

/**
 * Promises stock to a buyer, all lines or none. Refuses `not_for_sale`, and `out_of_stock` with a sentence for each
 * goods that are too few, by their id in `fields`. Lines of the same goods are added up first.
 */
export async function reserveStock(ctx: Ctx, lines: readonly StockLine[]): Promise<ReservedGoods[]> {
  const wanted = addedUp(lines)
  const rows = await lockAllGoods(ctx.tx, [...wanted.keys()])
  demandForSale(rows, wanted)
  demandInStock(rows, wanted)
  for (const { id } of rows) await add(ctx, id, { reserved: wanted.get(id) ?? 0 })
  return rows.map(({ id, sellerId, title, priceMinor, currency }) => ({
    goodsId: id,
    sellerId,
    title,
    quantity: wanted.get(id) ?? 0,
    priceMinor,
    currency: currencySchema.parse(currency),
  }))
}

/** A buyer did not pay: what was promised can be bought by others again. */
export async function releaseStock(ctx: Ctx, lines: readonly StockLine[]): Promise<void> {
  await eachOf(ctx, lines, ({ id }, quantity) => add(ctx, id, { reserved: -quantity }))
}

/** A buyer has paid for what was promised: it is theirs. The last one sells the goods out. */
export async function sellStock(ctx: Ctx, lines: readonly StockLine[]): Promise<void> {
  await eachOf(ctx, lines, async (row, quantity) => {
    const set = { onHand: row.onHand - quantity, reserved: row.reserved - quantity }
    assert(set.reserved >= 0, `${row.id} was sold without having been reserved.`)
    if (set.onHand > 0 || row.state !== 'active')
      return add(ctx, row.id, { onHand: -quantity, reserved: -quantity })
    await move(ctx, goodsMachine, goods, row, 'sellOut', { set, rooms: marketRooms(row.sellerId) })
  })
}

/** Sold goods are with the seller again. What was sold out is for sale again. */
export async function returnStock(ctx: Ctx, lines: readonly StockLine[]): Promise<void> {
  await eachOf(ctx, lines, async (row, quantity) => {
    if (row.state !== 'sold_out') return add(ctx, row.id, { onHand: quantity })
    const set = { onHand: row.onHand + quantity }
    await move(ctx, goodsMachine, goods, row, 'restock', { set, rooms: marketRooms(row.sellerId) })
  })
}

/** Quantities by goods, in the order of their ids. */
function addedUp(lines: readonly StockLine[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { goodsId, quantity } of lines) {
    if (!Number.isSafeInteger(quantity) || quantity < 1)
      refuse('bad_quantity', 'A quantity is a whole number above zero.', { status: 400 })
    sums.set(goodsId, (sums.get(goodsId) ?? 0) + quantity)
  }
  return sums
}

function demandForSale(rows: readonly GoodsRow[], wanted: ReadonlyMap<string, number>): void {
  const active = new Set(rows.filter(({ state }) => state === 'active').map(({ id }) => id))
  const gone = [...wanted.keys()].filter((id) => !active.has(id))
  if (gone.length === 0) return
  const public_ = rows.find(({ id, state }) => id === gone[0] && state !== 'draft')
  const sentence = public_ ? `“${public_.title}” is not for sale now.` : 'This is not for sale.'
  refuse('not_for_sale', sentence, {
    fields: Object.fromEntries(gone.map((id) => [id, 'This is not for sale now.'])),
  })
}

function demandInStock(rows: readonly GoodsRow[], wanted: ReadonlyMap<string, number>): void {
  const short = rows
    .map((row) => ({ ...row, left: row.onHand - row.reserved }))
    .filter(({ id, left }) => left < (wanted.get(id) ?? 0))
  const [first] = short
  if (!first) return
  refuse('out_of_stock', `${leftOf(first.left)} of “${first.title}”.`, {
    fields: Object.fromEntries(short.map(({ id, left }) => [id, `${leftOf(left)}.`])),
  })
}

const leftOf = (left: number): string =>
  left === 0 ? 'None are left' : `Only ${left} ${left === 1 ? 'is' : 'are'} left`

async function eachOf(
  ctx: Ctx,
  lines: readonly StockLine[],
  body: (row: GoodsRow, quantity: number) => Promise<unknown>,
): Promise<void> {
  const wanted = addedUp(lines)
  const rows = await lockAllGoods(ctx.tx, [...wanted.keys()])
  assert(rows.length === wanted.size, 'Stock of goods that do not exist.')
  for (const row of rows) await body(row, wanted.get(row.id) ?? 0)
}

async function add(ctx: Ctx, id: string, by: { onHand?: number; reserved?: number }): Promise<void> {
  const set = {
    onHand: sql`${goods.onHand} + ${by.onHand ?? 0}`,
    reserved: sql`${goods.reserved} + ${by.reserved ?? 0}`,
  }
  await ctx.tx.update(goods).set(set).where(eq(goods.id, id))
}
