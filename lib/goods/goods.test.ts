import { beforeAll, expect, test } from 'vitest'
import { type Actor, anonymous, type Person } from '@/lib/kernel/access'
import { rawDb, rawSql } from '@/lib/kernel/db'
import { freshDatabase } from '@/tests/harness/database'
import { newPerson } from '@/tests/harness/people'
import { goodsOf, someGoods } from '@/tests/matrix/goods'
import {
  createGoods,
  editGoods,
  myGoods,
  pauseGoods,
  publishGoods,
  removeGoods,
  resumeGoods,
  viewGoods,
} from './index'

let seller: Person
beforeAll(async () => {
  await freshDatabase()
  seller = await newPerson(rawDb())
})

const stateOf = async (goodsId: string) => (await viewGoods.run({ actor: seller }, { goodsId })).state

const roomsAbout = async (goodsId: string) => {
  const rows = await rawSql()<{ rooms: string[] }[]>`select rooms from event where aggregate = ${goodsId}`
  return rows.flatMap(({ rooms }) => rooms)
}

const parcel = someGoods.shipping[0]

test.each<[Record<string, unknown>, RegExp]>([
  [{ title: '  a ' }, /at least 3/],
  [{ title: 'x'.repeat(121) }, /at most 120/],
  [{ description: 'x'.repeat(5_001) }, /5,000/],
  [{ category: 'weapons' }, /Choose a category/],
  [{ condition: 'shiny' }, /Choose a condition/],
  [{ priceMinor: 0 }, /above zero/],
  [{ priceMinor: 1.5 }, /two decimals/],
  [{ currency: 'USD' }, /in euro/],
  [{ onHand: -1 }, /below zero/],
  [{ onHand: 1.5 }, /whole number/],
  [{ onHand: 100_001 }, /100,000/],
  [{ shipping: [{ ...parcel, shipsTo: [] }] }, /where it is sent/],
  [{ shipping: [{ ...parcel, shipsTo: ['XY'] }] }, /country from the list/],
  [{ shipping: [{ ...parcel, daysFrom: 5, daysTo: 2 }] }, /shorter/],
  [{ shipping: [{ ...parcel, priceMinor: -1 }] }, /below zero/],
  [{ shipping: [parcel, parcel] }, /one name/],
  [{ shipping: Array.from({ length: 9 }, (_, n) => ({ ...parcel, name: `Way ${n}` })) }, /At most 8/],
])('%j is refused with a sentence and offers nothing', async (change, sentence) => {
  const actor = await newPerson(rawDb())
  await expect(createGoods.run({ actor }, { ...someGoods, ...change })).rejects.toMatchObject({
    status: 400,
    message: expect.stringMatching(sentence),
  })
  expect((await myGoods.run({ actor }, {})).items).toEqual([])
})

test('goods without a stock or a way of sending stay a draft until they have both', async () => {
  for (const [change, code] of [
    [{ onHand: 0 }, 'no_stock'],
    [{ shipping: [] }, 'no_shipping'],
  ] as const) {
    await expect(goodsOf({ actor: seller }, change)).rejects.toMatchObject({ code, status: 422 })
    const goodsId = await goodsOf({ actor: seller }, { ...change, publish: false })
    await expect(publishGoods.run({ actor: seller }, { goodsId })).rejects.toMatchObject({ code })
    const missing = { onHand: 5, seenOnHand: 'onHand' in change ? 0 : 5, shipping: [parcel] }
    await editGoods.run({ actor: seller }, { goodsId, ...missing })
    await publishGoods.run({ actor: seller }, { goodsId })
    expect(await stateOf(goodsId)).toBe('active')
    await expect(editGoods.run({ actor: seller }, { goodsId, shipping: [] })).rejects.toMatchObject({
      code: 'no_shipping',
    })
  }
})

test('a draft is seen and heard of by its seller only, until it is published', async () => {
  const stranger = await newPerson(rawDb())
  const goodsId = await goodsOf({ actor: seller }, { publish: false })
  await editGoods.run({ actor: seller }, { goodsId, priceMinor: 2_000 })
  expect(await roomsAbout(goodsId)).not.toContain('public')
  for (const actor of [anonymous, stranger])
    await expect(viewGoods.run({ actor }, { goodsId })).rejects.toMatchObject({ status: 404 })
  await publishGoods.run({ actor: seller }, { goodsId })
  expect(await viewGoods.run({ actor: stranger }, { goodsId })).toMatchObject({
    priceMinor: 2_000,
    own: false,
    stock: null,
  })
  expect(await roomsAbout(goodsId)).toContain('public')
})

test('to a stranger goods that are not theirs cannot be told from goods that do not exist', async () => {
  const stranger = await newPerson(rawDb())
  const goodsId = await goodsOf({ actor: seller })
  const acts = (actor: Actor, id: string) => [
    editGoods.run({ actor }, { goodsId: id, priceMinor: 1 }),
    ...[publishGoods, pauseGoods, resumeGoods, removeGoods].map((each) =>
      each.run({ actor }, { goodsId: id }),
    ),
  ]
  const words = async (id: string) =>
    (await Promise.allSettled(acts(stranger, id))).map(
      (answer) => answer.status === 'rejected' && [answer.reason.status, answer.reason.message],
    )
  const refusals = await words(goodsId)
  expect(refusals).toEqual(await words('gds_01k00000000000000000000000'))
  expect(refusals.map((each) => (each ? each[0] : null))).toEqual([404, 404, 404, 404, 404])
  expect(await viewGoods.run({ actor: seller }, { goodsId })).toMatchObject({
    state: 'active',
    priceMinor: 6_900,
  })
})

test('goods go through their states in order, and every other move is refused', async () => {
  const goodsId = await goodsOf({ actor: seller })
  const refused = async (act: typeof pauseGoods) =>
    expect(act.run({ actor: seller }, { goodsId })).rejects.toMatchObject({ code: 'wrong_state' })
  await refused(publishGoods)
  await refused(resumeGoods)
  await pauseGoods.run({ actor: seller }, { goodsId })
  await refused(pauseGoods)
  await editGoods.run({ actor: seller }, { goodsId, onHand: 0, seenOnHand: 5 })
  await expect(resumeGoods.run({ actor: seller }, { goodsId })).rejects.toMatchObject({ code: 'no_stock' })
  await editGoods.run({ actor: seller }, { goodsId, onHand: 3, seenOnHand: 0 })
  await resumeGoods.run({ actor: seller }, { goodsId })
  await editGoods.run({ actor: seller }, { goodsId, onHand: 0, seenOnHand: 3 })
  expect(await stateOf(goodsId)).toBe('sold_out')
  await refused(pauseGoods)
  await editGoods.run({ actor: seller }, { goodsId, onHand: 1, seenOnHand: 0 })
  expect(await stateOf(goodsId)).toBe('active')
  await removeGoods.run({ actor: seller }, { goodsId })
  for (const act of [publishGoods, pauseGoods, resumeGoods, removeGoods]) await refused(act)
  await expect(editGoods.run({ actor: seller }, { goodsId, priceMinor: 1 })).rejects.toMatchObject({
    code: 'wrong_state',
  })
})

test('an edit that publishes does both or nothing', async () => {
  const goodsId = await goodsOf({ actor: seller }, { publish: false, shipping: [] })
  const edit = { goodsId, title: 'Fightstick, cleaned', publish: true }
  await expect(editGoods.run({ actor: seller }, edit)).rejects.toMatchObject({ code: 'no_shipping' })
  expect(await viewGoods.run({ actor: seller }, { goodsId })).toMatchObject({
    title: someGoods.title,
    state: 'draft',
  })
  await editGoods.run({ actor: seller }, { ...edit, shipping: [parcel] })
  expect(await viewGoods.run({ actor: seller }, { goodsId })).toMatchObject({
    title: 'Fightstick, cleaned',
    state: 'active',
  })
})

test('the same idempotency key makes goods once and answers the same', async () => {
  const actor = await newPerson(rawDb())
  const caller = { actor, idempotencyKey: 'offer-once' }
  const first = await createGoods.run(caller, someGoods)
  expect(await createGoods.run(caller, someGoods)).toEqual(first)
  expect((await myGoods.run({ actor }, {})).items).toHaveLength(1)
})

test('a way of sending keeps its id while its name stays, and world stands for every country', async () => {
  const goodsId = await goodsOf({ actor: seller })
  const before = (await viewGoods.run({ actor: seller }, { goodsId })).shipping
  const shipping = [
    { ...parcel, priceMinor: 990, shipsTo: ['IT', 'world', 'DE'] },
    { ...parcel, name: 'Letter', shipsTo: ['FR', 'DE', 'FR'] },
  ]
  await editGoods.run({ actor: seller }, { goodsId, shipping })
  const view = await viewGoods.run({ actor: seller }, { goodsId })
  expect(view.shipsTo).toEqual(['world'])
  expect(view.shipping).toMatchObject([
    { name: 'Letter', shipsTo: ['DE', 'FR'] },
    { id: before[0]?.id, name: 'Parcel', priceMinor: 990, shipsTo: ['world'] },
  ])
  await editGoods.run({ actor: seller }, { goodsId, shipping: shipping.slice(1) })
  expect(await viewGoods.run({ actor: seller }, { goodsId })).toMatchObject({
    shipsTo: ['DE', 'FR'],
    shipping: [{ name: 'Letter' }],
  })
})

test('one’s own goods are read page by page, those that ended last, each once', async () => {
  const actor = await newPerson(rawDb())
  const ids: string[] = []
  for (let n = 0; n < 7; n++) ids.push(await goodsOf({ actor }, { publish: n % 2 === 0 }))
  for (const goodsId of ids.slice(0, 2)) await removeGoods.run({ actor }, { goodsId })
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await myGoods.run({ actor }, { limit: 3, cursor })
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(seen).toEqual([...ids.slice(2).toReversed(), ...ids.slice(0, 2).toReversed()])
})
