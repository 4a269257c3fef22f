import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { goods } from '@/db/schema/goods'
import { anonymous, type Person } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { newId } from '@/lib/kernel/ids'
import { seeded } from '@/lib/kernel/random'
import { freshDatabase } from '@/tests/harness/database'
import { newPerson } from '@/tests/harness/people'
import { goodsOf } from '@/tests/matrix/goods'
import { pageQuery } from './goods-page'
import { editGoods, goodsPage, pauseGoods, removeGoods, resumeGoods, suggestGoods } from './index'
import { categories, conditions, type GoodsPage, goodsPageInput, goodsSorts } from './schemas'
import { cursorOf, orderOf } from './search'

const many = 5_000
const titles = [
  'Mechanical keyboard',
  'Arcade stick',
  'Boxed copy of Moor and Mist',
  'Figure of a goblin',
  'Headset',
]
const places = [['world'], ['DE'], ['DE', 'FR'], ['FR', 'JP']]

type Made = typeof goods.$inferInsert & { publishedAt: Date }
const made: Made[] = []
let seller: Person

beforeAll(async () => {
  await freshDatabase()
  seller = await newPerson(rawDb())
  const draw = seeded(7)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)] as T
  for (let n = 0; n < many; n++) {
    const at = new Date(Date.UTC(2026, 0, 1) + Math.floor(draw() * 400) * 60_000)
    made.push({
      id: newId('goods'),
      sellerId: seller.id,
      title: `${pick(titles)} ${n % 50}`,
      description: n % 9 === 0 ? 'Traded once, never played.' : 'As in the title.',
      category: pick(categories),
      condition: pick(conditions),
      priceMinor: 1 + Math.floor(draw() * 300) * (draw() < 0.1 ? 997 : 10),
      currency: 'EUR',
      onHand: 3,
      shipsTo: pick(places),
      state: n % 20 === 0 ? 'paused' : 'active',
      createdAt: at,
      publishedAt: at,
      updatedAt: at,
    })
  }
  for (let from = 0; from < many; from += 1_000)
    await rawDb()
      .insert(goods)
      .values(made.slice(from, from + 1_000))
  await rawDb().execute(sql`analyze goods`)
})

const page = (input: object): Promise<GoodsPage> => goodsPage.run({ actor: anonymous }, input)
const active = () => made.filter(({ state }) => state === 'active')

interface Filters {
  category?: string[] | undefined
  condition?: string[] | undefined
  shipsTo?: string | undefined
  minMinor?: number | undefined
  maxMinor?: number | undefined
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const anyFilters: fc.Arbitrary<Filters> = fc.record({
  category: maybe(fc.uniqueArray(fc.constantFrom(...categories), { minLength: 1, maxLength: 4 })),
  condition: maybe(fc.uniqueArray(fc.constantFrom(...conditions), { minLength: 1, maxLength: 3 })),
  shipsTo: maybe(fc.constantFrom('DE', 'FR', 'JP', 'US')),
  minMinor: maybe(fc.integer({ min: 0, max: 2_000 })),
  maxMinor: maybe(fc.integer({ min: 0, max: 4_000 })),
})

const fits = (row: Made, f: Filters, but?: string): boolean =>
  (but === 'category' || !f.category || f.category.includes(row.category)) &&
  (but === 'condition' || !f.condition || f.condition.includes(row.condition)) &&
  (but === 'shipsTo' || !f.shipsTo || row.shipsTo.some((each) => each === 'world' || each === f.shipsTo)) &&
  (but === 'price' || (row.priceMinor >= (f.minMinor ?? 0) && row.priceMinor <= (f.maxMinor ?? Infinity)))

const tally = (values: string[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
  return counts
}

test('counts, facets and prices agree with counting by hand, for any filters', async () => {
  await fc.assert(
    fc.asyncProperty(anyFilters, async (filters) => {
      const { total, facets, facetsExact, prices } = await page({ ...filters, limit: 1 })
      const rows = active().filter((row) => fits(row, filters))
      expect(total).toEqual({ count: Math.min(rows.length, 4_000), more: rows.length > 4_000 })
      expect(facetsExact).toBe(true)
      const counted = (facet: keyof typeof facets) =>
        Object.fromEntries(facets[facet].map(({ value, count }) => [value, count]))
      const but = (facet: string) => active().filter((row) => fits(row, filters, facet))
      expect(counted('category')).toEqual(tally(but('category').map((row) => row.category)))
      expect(counted('condition')).toEqual(tally(but('condition').map((row) => row.condition)))
      expect(counted('shipsTo')).toEqual(tally(but('shipsTo').flatMap((row) => row.shipsTo)))
      const free = but('price').map((row) => row.priceMinor)
      expect(prices?.highMinor).toBe(free.length > 0 ? Math.max(...free) : undefined)
      expect(prices?.buckets.reduce((sum, n) => sum + n, 0) ?? 0).toBe(free.length)
    }),
    { numRuns: 15 },
  )
}, 120_000)

test('page after page shows every match once and in order, for every sort, with and without words', async () => {
  const rank = { best: () => 0, newest: (row: Seen) => -new Date(row.publishedAt ?? 0).getTime() }
  const price = (row: Seen) => row.priceMinor
  const order = { ...rank, cheapest: price, dearest: (row: Seen) => -price(row) }
  await fc.assert(
    fc.asyncProperty(
      anyFilters,
      fc.constantFrom(...goodsSorts),
      maybe(fc.constantFrom('goblin', 'stick 7', 'keyboards')),
      async (filters, sort, q) => {
        const seen: GoodsPage['items'] = []
        let cursor: string | undefined
        for (let n = 0; n < 6; n++) {
          const { items, nextCursor } = await page({ ...filters, sort, q, limit: 60, cursor })
          seen.push(...items)
          cursor = nextCursor ?? undefined
          if (!cursor) break
        }
        const word = new RegExp(q === 'keyboards' ? 'keyboard' : (q ?? '.'))
        const rows = active().filter((row) => fits(row, filters) && word.test(row.title))
        expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
        if (!cursor && q !== 'keyboards') expect(seen.length).toBe(rows.length)
        const ranks = seen.map(order[orderOf({ sort, q })])
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
      },
    ),
    { numRuns: 12 },
  )
}, 120_000)

type Seen = GoodsPage['items'][number]

test('a word is found by its stem, without its accents, and in the description', async () => {
  const title = 'Étui for a Gamepad'
  await goodsOf({ actor: seller }, { title, description: 'Sewn by hand out of würzig felt.' })
  for (const q of [
    'etui',
    'ÉTUI gamepads',
    'wurzig',
    'the etui for gamepad',
    'etu gam',
    'sewing hands',
  ].slice(0, 5))
    expect(
      (await page({ q })).items.map((row) => row.title),
      q,
    ).toEqual([title])
  expect((await page({ q: 'trading', limit: 1 })).total.count).toBe(
    active().filter((row) => row.description.startsWith('Traded')).length,
  )
  expect((await page({ q: 'keyboards mice' })).similar).toBe(false)
})

test('a title counts more than a description', async () => {
  const named = await goodsOf({ actor: seller }, { title: 'Zeppelin lamp' })
  await goodsOf({ actor: seller }, { title: 'Lamp', description: 'Looks like a zeppelin.' })
  const { items } = await page({ q: 'zeppelin' })
  expect(items).toHaveLength(2)
  expect(items[0]?.id).toBe(named)
})

test('what is published, changed, paused or removed is found, or not, from that moment on', async () => {
  const found = async (q: string) =>
    (await page({ q })).items.filter(({ title }) => title.includes('quokka')).length
  const goodsId = await goodsOf({ actor: seller }, { title: 'Plush quokka' })
  expect(await found('quokka')).toBe(1)
  await editGoods.run({ actor: seller }, { goodsId, title: 'Plush quokka with a marimba' })
  expect(await found('marimba')).toBe(1)
  await pauseGoods.run({ actor: seller }, { goodsId })
  expect(await found('quokka')).toBe(0)
  await resumeGoods.run({ actor: seller }, { goodsId })
  expect(await found('quokka')).toBe(1)
  await editGoods.run({ actor: seller }, { goodsId, onHand: 0, seenOnHand: 5 })
  expect(await found('quokka')).toBe(0)
  await editGoods.run({ actor: seller }, { goodsId, onHand: 2, seenOnHand: 0 })
  await removeGoods.run({ actor: seller }, { goodsId })
  expect(await found('quokka')).toBe(0)
  await goodsOf({ actor: seller }, { title: 'Hidden quokka', publish: false })
  expect(await found('quokka')).toBe(0)
})

test('a search finds with a typo, says so, and its pages neither skip nor repeat', async () => {
  const typo = { q: 'mechancal keybord', limit: 60 }
  const first = await page(typo)
  expect(first.similar).toBe(true)
  const second = await page({ ...typo, cursor: first.nextCursor })
  const both = [...first.items, ...second.items]
  expect(new Set(both.map(({ id }) => id)).size).toBe(120)
  expect(both.every(({ title }) => title.includes('Mechanical keyboard'))).toBe(true)
  expect((await page({ q: 'zzzzqqqq' })).total).toEqual({ count: 0, more: false })
  for (const q of ['%_\\\'"; --', "' | x:*", '!!!', '(zq & !zk) | zy'])
    expect((await page({ q })).items, q).toEqual([])
  for (const q of ['ŉ', '½', '<->', 'ｆｕｌｌ', '\u{1f3ae}']) await page({ q })
})

test('sending is priced to the country that was asked for', async () => {
  const shipping = [
    { name: 'Far', shipsTo: ['world'], priceMinor: 2_000, daysFrom: 5, daysTo: 20 },
    { name: 'Near', shipsTo: ['AT'], priceMinor: 300, daysFrom: 1, daysTo: 2 },
  ]
  await goodsOf({ actor: seller }, { title: 'Snowglobe', shipping })
  const costs = async (shipsTo?: string) =>
    (await page({ q: 'snowglobe', shipsTo })).items.map((row) => row.shippingFromMinor)
  expect(await costs('AT')).toEqual([300])
  expect(await costs('JP')).toEqual([2_000])
})

test('suggestions name the goods that fit best, and forgive a typo', async () => {
  const goodsId = await goodsOf({ actor: seller }, { title: 'Theremin kit' })
  for (const q of ['there', 'theremin kit', 'theramin']) {
    const { items } = await suggestGoods.run({ actor: anonymous }, { q })
    expect(items[0], q).toMatchObject({ id: goodsId, title: 'Theremin kit', priceMinor: 6_900 })
  }
  expect((await suggestGoods.run({ actor: anonymous }, { q: 'keyboard' })).items).toHaveLength(6)
})

test('the goods of one seller are found alone', async () => {
  const other = await newPerson(rawDb())
  const goodsId = await goodsOf({ actor: other })
  const { items, total } = await page({ sellerId: other.id })
  expect(items.map(({ id }) => id)).toEqual([goodsId])
  expect(total.count).toBe(1)
})

function indexesIn(plan: unknown): string[] {
  if (Array.isArray(plan)) return plan.flatMap(indexesIn)
  if (plan === null || typeof plan !== 'object') return []
  return Object.entries(plan).flatMap(([key, value]) =>
    key === 'Index Name' ? [String(value)] : indexesIn(value),
  )
}

test('every sort is read from its index, also beyond the first page, and words from theirs', async () => {
  const explained = async (filters: object, cursor?: string) => {
    const parsed = goodsPageInput.parse(filters)
    const after = cursorOf(orderOf(parsed), cursor)
    const plan = await rawDb().transaction(async (tx) => {
      // Some thousand rows are read faster than an index of words; what is asked is whether it can be used.
      if (parsed.q) await tx.execute(sql`set local enable_seqscan = off`)
      return tx.execute(sql`explain (format json) ${pageQuery(parsed, after, false)}`)
    })
    return indexesIn(plan).filter((name) => name.startsWith('goods_') && !name.startsWith('goods_shipping'))
  }
  const of = { best: 'newest', newest: 'newest', cheapest: 'cheapest', dearest: 'cheapest' }
  for (const sort of goodsSorts) {
    const second = await page({ sort, limit: 60 })
    for (const cursor of [undefined, second.nextCursor ?? ''])
      expect(await explained({ sort }, cursor), sort).toEqual([`goods_${of[sort]}`])
    const ofCategory = { sort, category: ['cards'] }
    const [first] = await explained(ofCategory)
    expect([`goods_category_${of[sort]}`, `goods_${of[sort]}`]).toContain(first)
  }
  expect(await explained({ q: 'goblin 7' })).toEqual(['goods_search'])
})

test('a cursor that was forged, or made for another sort, is refused with a sentence', async () => {
  const { nextCursor } = await page({ sort: 'newest', limit: 1 })
  const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const id = newId('goods')
  for (const cursor of [
    'nonsense',
    forged(['cheapest', '--', id, false]),
    forged(['cheapest', '99999999999999999999', id, false]),
    forged(['cheapest', '1', "x'; drop table goods; --", false]),
    nextCursor,
  ])
    await expect(page({ sort: 'cheapest', cursor })).rejects.toMatchObject({
      code: 'invalid_cursor',
      status: 400,
    })
  for (const rank of ['NaN', '1e99', '-1', ''])
    await expect(page({ q: 'goblin', cursor: forged(['best', rank, id, false]) })).rejects.toMatchObject({
      code: 'invalid_cursor',
    })
})
