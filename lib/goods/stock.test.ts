import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { type Person, system } from '@/lib/kernel/access'
import { rawDb, rawSql } from '@/lib/kernel/db'
import { Refusal } from '@/lib/kernel/errors'
import { type Ctx, inTransaction } from '@/lib/kernel/operation'
import { freshDatabase } from '@/tests/harness/database'
import { newPerson } from '@/tests/harness/people'
import { goodsOf } from '@/tests/matrix/goods'
import {
  editGoods,
  pauseGoods,
  readGoodsForSale,
  releaseStock,
  removeGoods,
  reserveStock,
  resumeGoods,
  returnStock,
  type StockLine,
  sellStock,
  viewGoods,
} from './index'

let seller: Person
beforeAll(async () => {
  await freshDatabase({ max: 30 })
  seller = await newPerson(rawDb())
})

const act = <T>(body: (ctx: Ctx) => Promise<T>): Promise<T> => inTransaction(system('test'), body)
const reserve = (...lines: StockLine[]) => act((ctx) => reserveStock(ctx, lines))
const stockOf = async (goodsId: string) => {
  const [row] = await rawSql()<{ state: string; onHand: number; reserved: number }[]>`
    select state, on_hand as "onHand", reserved from goods where id = ${goodsId}`
  return row
}

test('48 buyers at once for a stock of 5 reserve exactly 5, and the others are told that none are left', async () => {
  const goodsId = await goodsOf({ actor: seller }, { onHand: 5 })
  const answers = await Promise.allSettled(
    Array.from({ length: 48 }, () => reserve({ goodsId, quantity: 1 })),
  )
  const refused = answers.filter((answer) => answer.status === 'rejected')
  expect(refused).toHaveLength(43)
  for (const { reason } of refused)
    expect(reason).toMatchObject({
      code: 'out_of_stock',
      message: 'None are left of “Fightstick with eight buttons”.',
      fields: { [goodsId]: 'None are left.' },
    })
  expect(await stockOf(goodsId)).toEqual({ state: 'active', onHand: 5, reserved: 5 })
})

test('buyers who want the same goods in opposite orders never block each other', async () => {
  const ids = [await goodsOf({ actor: seller }), await goodsOf({ actor: seller as never })]
  const lines = ids.map((goodsId) => ({ goodsId, quantity: 1 }))
  const answers = await Promise.allSettled(
    Array.from({ length: 24 }, (_, n) => reserve(...(n % 2 === 0 ? lines : lines.toReversed()))),
  )
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  for (const answer of answers)
    if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'out_of_stock' })
  for (const id of ids) expect(await stockOf(id)).toMatchObject({ onHand: 5, reserved: 5 })
})

test('lines of the same goods are added up before they are counted against the stock, all lines or none', async () => {
  const goodsId = await goodsOf({ actor: seller }, { onHand: 5 })
  const other = await goodsOf({ actor: seller }, { onHand: 5 })
  const twice = [
    { goodsId, quantity: 3 },
    { goodsId: other, quantity: 1 },
    { goodsId, quantity: 3 },
  ]
  await expect(reserve(...twice)).rejects.toMatchObject({
    code: 'out_of_stock',
    message: expect.stringContaining('Only 5 are left'),
    fields: { [goodsId]: 'Only 5 are left.' },
  })
  expect(await stockOf(other)).toMatchObject({ reserved: 0 })
  const promised = await reserve({ goodsId, quantity: 3 }, { goodsId, quantity: 1 })
  expect(promised).toEqual([
    expect.objectContaining({
      goodsId,
      sellerId: seller.id,
      quantity: 4,
      priceMinor: 6_900,
      currency: 'EUR',
    }),
  ])
  await expect(reserve({ goodsId, quantity: 2 })).rejects.toMatchObject({
    message: expect.stringContaining('Only 1 is left'),
  })
})

test('drafts, paused, removed and unknown goods are refused alike, and a draft is not named', async () => {
  const paused = await goodsOf({ actor: seller })
  await pauseGoods.run({ actor: seller }, { goodsId: paused })
  const removed = await goodsOf({ actor: seller })
  await removeGoods.run({ actor: seller }, { goodsId: removed })
  const draft = await goodsOf({ actor: seller }, { publish: false, title: 'Secret thing' })
  const missing = 'gds_01k00000000000000000000000'
  for (const goodsId of [paused, removed, draft, missing])
    await expect(reserve({ goodsId, quantity: 1 })).rejects.toMatchObject({
      code: 'not_for_sale',
      message: expect.not.stringContaining('Secret'),
      fields: { [goodsId]: expect.any(String) },
    })
})

test.each([0, -1, 1.5, Number.NaN, 1e300])(
  'a quantity of %s is refused with a sentence',
  async (quantity) => {
    const goodsId = await goodsOf({ actor: seller })
    await expect(reserve({ goodsId, quantity })).rejects.toMatchObject({
      code: expect.stringMatching(/bad_quantity|out_of_stock/),
      message: expect.stringMatching(/above zero|are left/),
    })
    expect(await stockOf(goodsId)).toMatchObject({ reserved: 0 })
  },
)

test('the last one sold takes the goods off sale, and one that comes back puts them on again', async () => {
  const goodsId = await goodsOf({ actor: seller }, { onHand: 2 })
  const both = [{ goodsId, quantity: 2 }]
  await reserve(...both)
  await act((ctx) => sellStock(ctx, both))
  expect(await stockOf(goodsId)).toEqual({ state: 'sold_out', onHand: 0, reserved: 0 })
  await expect(reserve(...both)).rejects.toMatchObject({ code: 'not_for_sale' })
  await act((ctx) => returnStock(ctx, [{ goodsId, quantity: 1 }]))
  expect(await stockOf(goodsId)).toEqual({ state: 'active', onHand: 1, reserved: 0 })
})

test('goods that are paused or removed while a buyer pays are still sold to that buyer', async () => {
  for (const end of [pauseGoods, removeGoods]) {
    const goodsId = await goodsOf({ actor: seller }, { onHand: 1 })
    const one = [{ goodsId, quantity: 1 }]
    await reserve(...one)
    await end.run({ actor: seller }, { goodsId })
    await act((ctx) => sellStock(ctx, one))
    expect(await stockOf(goodsId)).toMatchObject({ onHand: 0, reserved: 0 })
    await act((ctx) => returnStock(ctx, one))
    expect((await stockOf(goodsId))?.state).not.toBe('active')
  }
})

test('what was never reserved cannot be sold or released', async () => {
  const goodsId = await goodsOf({ actor: seller })
  const one = [{ goodsId, quantity: 1 }]
  await expect(act((ctx) => sellStock(ctx, one))).rejects.toThrow()
  await expect(act((ctx) => releaseStock(ctx, one))).rejects.toThrow()
  expect(await stockOf(goodsId)).toEqual({ state: 'active', onHand: 5, reserved: 0 })
})

test('a cart reads prices, what is left and the ways of sending that reach a country', async () => {
  const goodsId = await goodsOf(
    { actor: seller },
    {
      shipping: [
        { name: 'Everywhere', shipsTo: ['world'], priceMinor: 2_000, daysFrom: 5, daysTo: 20 },
        { name: 'Parcel', shipsTo: ['DE', 'FR'], priceMinor: 490, daysFrom: 2, daysTo: 4 },
      ],
    },
  )
  const draft = await goodsOf({ actor: seller }, { publish: false })
  await reserve({ goodsId, quantity: 2 })
  const namesTo = async (country?: string) => {
    const [found] = await readGoodsForSale(rawDb(), [goodsId, draft], country)
    expect(found).toMatchObject({ id: goodsId, sellerId: seller.id, available: 3, state: 'active' })
    return found?.shipping.map(({ name }) => name)
  }
  expect(await namesTo()).toEqual(['Parcel', 'Everywhere'])
  expect(await namesTo('DE')).toEqual(['Parcel', 'Everywhere'])
  expect(await namesTo('JP')).toEqual(['Everywhere'])
  expect(await readGoodsForSale(rawDb(), [])).toEqual([])
})

const quantity = fc.integer({ min: 1, max: 4 })
const step = fc.oneof(
  fc.record({ what: fc.constantFrom('reserve', 'release', 'sell', 'return'), quantity }),
  fc.record({ what: fc.constant('edit'), quantity: fc.integer({ min: -4, max: 4 }) }),
  fc.record({ what: fc.constantFrom('pause', 'resume'), quantity: fc.constant(0) }),
)

test('any interleaving of buyers, returns and the seller’s own edits keeps the stock true', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { maxLength: 8 }),
      async (rounds) => {
        const goodsId = await goodsOf({ actor: seller }, { onHand: 5 })
        const held = { onHand: 5, reserved: 0, sold: 0 }
        for (const round of rounds) {
          // Only what buyers hold before the round may be sold, released or sent back in it.
          const left = { reserved: held.reserved, sold: held.sold }
          const done = await Promise.all(round.map((each) => attempt(goodsId, each, left)))
          for (const change of done) {
            held.onHand += change.onHand
            held.reserved += change.reserved
            held.sold += change.sold
          }
          const { onHand, reserved } = held
          const row = await stockOf(goodsId)
          expect(row).toMatchObject({ onHand, reserved })
          expect(row?.state === 'sold_out' || row?.state === 'paused' ? true : onHand > 0).toBe(true)
        }
      },
    ),
    { numRuns: 15 },
  )
}, 120_000)

const nothing = { onHand: 0, reserved: 0, sold: 0 }

/** What one step changed; a step that is refused, or has nothing to act upon, changes nothing. */
async function attempt(
  goodsId: string,
  { what, quantity }: { what: string; quantity: number },
  left: { reserved: number; sold: number },
): Promise<typeof nothing> {
  const lines = [{ goodsId, quantity }]
  const take = (from: 'reserved' | 'sold') => {
    const enough = left[from] >= quantity
    if (enough) left[from] -= quantity
    return enough
  }
  try {
    if (what === 'reserve') {
      await act((ctx) => reserveStock(ctx, lines))
      return { ...nothing, reserved: quantity }
    }
    if (what === 'release' && take('reserved')) {
      await act((ctx) => releaseStock(ctx, lines))
      return { ...nothing, reserved: -quantity }
    }
    if (what === 'sell' && take('reserved')) {
      await act((ctx) => sellStock(ctx, lines))
      return { onHand: -quantity, reserved: -quantity, sold: quantity }
    }
    if (what === 'return' && take('sold')) {
      await act((ctx) => returnStock(ctx, lines))
      return { ...nothing, onHand: quantity, sold: -quantity }
    }
    if (what === 'edit') {
      const seenOnHand = 10
      await editGoods.run({ actor: seller }, { goodsId, onHand: seenOnHand + quantity, seenOnHand })
      return { ...nothing, onHand: quantity }
    }
    if (what === 'pause') await pauseGoods.run({ actor: seller }, { goodsId })
    if (what === 'resume') await resumeGoods.run({ actor: seller }, { goodsId })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
  return nothing
}

test('a seller who changes the stock while some are sold changes it by what they meant', async () => {
  const goodsId = await goodsOf({ actor: seller }, { onHand: 5 })
  const two = [{ goodsId, quantity: 2 }]
  await reserve(...two)
  await act((ctx) => sellStock(ctx, two))
  await reserve({ goodsId, quantity: 1 })
  await editGoods.run({ actor: seller }, { goodsId, title: 'Fightstick', onHand: 5, seenOnHand: 5 })
  const view = await viewGoods.run({ actor: seller }, { goodsId })
  expect(view).toMatchObject({ title: 'Fightstick', stock: { onHand: 3, reserved: 1 }, available: 2 })
  await expect(editGoods.run({ actor: seller }, { goodsId, onHand: 0, seenOnHand: 3 })).rejects.toMatchObject(
    {
      code: 'stock_reserved',
      status: 422,
      message: expect.stringContaining('paying for 1'),
    },
  )
  await expect(editGoods.run({ actor: seller }, { goodsId, onHand: 0, seenOnHand: 5 })).rejects.toMatchObject(
    {
      code: 'stock_too_small',
    },
  )
  await expect(editGoods.run({ actor: seller }, { goodsId, onHand: 4 })).rejects.toMatchObject({
    code: 'invalid_input',
  })
})
