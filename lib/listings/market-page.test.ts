import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, expect, test, vi } from 'vitest'
import { listing, sale } from '@/db/schema/listings'
import { steamItem } from '@/db/schema/steam'
import { anonymous } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { newId } from '@/lib/kernel/ids'
import { freshDatabase } from '@/tests/harness/database'
import { newPerson } from '@/tests/harness/people'
import { listingPage, namePrices, suggestListings, viewListing } from './index'
import { pageQuery } from './market-page'
import { facetNames, type ListingPage, listingPageInput, sorts } from './schemas'
import { cursorOf } from './search'

const many = 6_000
const words = {
  rarity: ['Common', 'Rare', 'Mythical', 'Immortal', 'Arcana'],
  quality: ['Standard', 'Inscribed', 'Strange'],
  wearer: ['Juggernaut', 'Pudge', 'Sniper', 'Spy', null],
  category: ['Weapon', 'Head', 'Courier'],
  exterior: ['Factory New', 'Field-Tested', null, null],
}
const names = [
  'Dragonclaw Hook',
  'Kantusa the Script Sword',
  'Killer Bee Scattergun',
  'Golden Empyrean',
  'Gift Wrap',
]

type Made = typeof listing.$inferInsert & { priceMinor: number; createdAt: Date }
const made: Made[] = []

beforeAll(async () => {
  await freshDatabase()
  const seller = await newPerson(rawDb())
  let seed = 7
  const drawn = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * below)
  }
  const pick = <T>(list: readonly T[]): T => list[drawn(list.length)] as T
  for (let n = 0; n < many; n++) {
    const appId = pick([570, 440])
    const facts = {
      appId,
      marketHashName: `${pick(names)}${n % 3 === 0 ? ` ${n % 50}` : ''}`,
      name: 'Test item',
      type: 'Test type',
      category: pick(words.category),
      rarity: pick(words.rarity),
      quality: pick(words.quality),
      wearer: pick(words.wearer),
      exterior: pick(words.exterior),
      wear: null,
      paintSeed: null,
    }
    const at = new Date(Date.UTC(2026, 0, 1) + drawn(400) * 60_000)
    made.push({
      ...facts,
      id: newId('listing'),
      itemId: newId('item'),
      sellerId: seller.id,
      contextId: '2',
      assetId: String(n),
      priceMinor: 1 + drawn(300) * (drawn(10) === 0 ? 997 : 10),
      referenceMinor: drawn(4) === 0 ? null : 1_500,
      currency: 'EUR',
      state: n % 20 === 0 ? 'sold' : 'active',
      createdAt: at,
      updatedAt: at,
    })
  }
  for (let from = 0; from < many; from += 1_000) {
    const part = made.slice(from, from + 1_000)
    await rawDb()
      .insert(steamItem)
      .values(
        part.map((row) => ({
          id: row.itemId,
          appId: row.appId,
          marketHashName: row.marketHashName,
          name: row.name,
          type: row.type,
          category: row.category,
          rarity: row.rarity,
          quality: row.quality,
          createdAt: row.createdAt,
        })),
      )
    await rawDb().insert(listing).values(part)
  }
  await rawDb().execute(sql`analyze listing`)
})

const page = (input: object): Promise<ListingPage> => listingPage.run({ actor: anonymous }, input)

type Facet = (typeof facetNames)[number]
interface Filters extends Partial<Record<Facet, string[]>> {
  appId?: number | undefined
  minMinor?: number | undefined
  maxMinor?: number | undefined
}

const subset = (values: readonly (string | null)[]) =>
  fc.option(
    fc.uniqueArray(fc.constantFrom(...values.filter((v) => v !== null)), { minLength: 1, maxLength: 3 }),
    {
      nil: undefined,
      freq: 1,
    },
  )

const anyFilters: fc.Arbitrary<Filters> = fc.record({
  appId: fc.option(fc.constantFrom(570, 440), { nil: undefined }),
  minMinor: fc.option(fc.integer({ min: 0, max: 5_000 }), { nil: undefined }),
  maxMinor: fc.option(fc.integer({ min: 1, max: 60_000 }), { nil: undefined }),
  rarity: subset(words.rarity),
  quality: subset(words.quality),
  wearer: subset(words.wearer),
  category: subset(words.category),
  exterior: subset(words.exterior),
}) as fc.Arbitrary<Filters>

const fits = (row: Made, filters: Filters, but?: Facet | 'price') =>
  row.state === 'active' &&
  (filters.appId === undefined || row.appId === filters.appId) &&
  (but === 'price' ||
    (row.priceMinor >= (filters.minMinor ?? 0) &&
      row.priceMinor <= (filters.maxMinor ?? Number.POSITIVE_INFINITY))) &&
  facetNames.every((facet) => facet === but || !filters[facet] || filters[facet].includes(row[facet] ?? ''))

function countsOf(filters: Filters, facet: Facet): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const row of made.filter((one) => fits(one, filters, facet))) {
    const value = row[facet]
    if (value) counts[value] = (counts[value] ?? 0) + 1
  }
  return counts
}

test('counts, facets, prices and the newest agree with counting by hand, for any filters', async () => {
  await fc.assert(
    fc.asyncProperty(anyFilters, async (filters) => {
      const { total, facets, facetsExact, prices, newestAt } = await page({ ...filters, limit: 1 })
      const matching = made.filter((row) => fits(row, filters))
      expect(total).toEqual({ count: Math.min(matching.length, 4_000), more: matching.length > 4_000 })
      expect(facetsExact).toBe(true)
      for (const facet of facetNames) {
        const found = Object.fromEntries(facets[facet].map(({ value, count }) => [value, count]))
        expect(found, facet).toEqual(countsOf(filters, facet))
      }
      const free = made.filter((row) => fits(row, filters, 'price')).map((row) => row.priceMinor)
      expect(prices?.highMinor).toBe(free.length > 0 ? Math.max(...free) : undefined)
      expect(prices?.buckets.reduce((sum, n) => sum + n, 0) ?? 0).toBe(free.length)
      const newest = Math.max(...matching.map((row) => row.createdAt.getTime()))
      expect(newestAt).toBe(matching.length > 0 ? new Date(newest).toISOString() : null)
    }),
    { numRuns: 25 },
  )
})

test('page after page shows every match once and in order, for every sort and any filters', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyFilters,
      fc.constantFrom(...sorts),
      fc.integer({ min: 17, max: 60 }),
      async (filters, sort, limit) => {
        const seen: ListingPage['items'] = []
        let cursor: string | undefined
        for (let n = 0; n < 8; n++) {
          const { items, nextCursor } = await page({ ...filters, sort, limit, cursor })
          seen.push(...items)
          cursor = nextCursor ?? undefined
          if (!cursor) break
        }
        const rank = (row: {
          priceMinor: number
          createdAt: Date | string
          referenceMinor?: number | null | undefined
        }) =>
          ({
            newest: -new Date(row.createdAt).getTime(),
            cheapest: row.priceMinor,
            dearest: -row.priceMinor,
            discount: row.referenceMinor
              ? Math.min(Math.floor((row.priceMinor * 10_000) / row.referenceMinor), 20_000)
              : 20_000,
          })[sort]
        const expected = made
          .filter((row) => fits(row, filters))
          .map(rank)
          .sort((a, b) => a - b)
        expect(new Set(seen.map((row) => row.id)).size).toBe(seen.length)
        expect(seen.map(rank)).toEqual(expected.slice(0, cursor ? seen.length : undefined))
      },
    ),
    { numRuns: 10 },
  )
}, 120_000)

test('a search finds with a typo, says so, and its pages neither skip nor repeat', async () => {
  const typo = { q: 'scattergn', limit: 60, sort: 'cheapest' }
  const first = await page(typo)
  expect(first.similar).toBe(true)
  expect(first.total.count).toBe(
    made.filter((row) => row.state === 'active' && /Scattergun/.test(row.marketHashName)).length,
  )
  const second = await page({ ...typo, cursor: first.nextCursor })
  const both = [...first.items, ...second.items]
  expect(new Set(both.map(({ id }) => id)).size).toBe(120)
  expect(both.every(({ marketHashName }) => marketHashName.includes('Scattergun'))).toBe(true)
  const exact = await page({ q: 'dragon hook', limit: 1 })
  expect(exact).toMatchObject({
    similar: false,
    items: [{ marketHashName: expect.stringContaining('Dragonclaw Hook') }],
  })
  expect((await page({ q: 'zzzzqqqq' })).total).toEqual({ count: 0, more: false })
  expect((await page({ q: '%_\\\'"; --' })).total.count).toBe(0)
})

function indexesIn(plan: unknown): string[] {
  if (Array.isArray(plan)) return plan.flatMap(indexesIn)
  if (plan === null || typeof plan !== 'object') return []
  return Object.entries(plan).flatMap(([key, value]) =>
    key === 'Index Name' ? [String(value)] : indexesIn(value),
  )
}

test('every sort is read from its index, within one game and across all', async () => {
  const expected = { newest: 'newest', cheapest: 'cheapest', dearest: 'cheapest', discount: 'discount' }
  for (const sort of sorts) {
    for (const [appId, prefix] of [
      [570, 'listing_'],
      [undefined, 'listing_all_'],
    ] as const) {
      const filters = listingPageInput.parse({ sort, ...(appId && { appId }) })
      const second = await page({ ...filters, limit: 60 })
      for (const cursor of [null, cursorOf(sort, second.nextCursor ?? undefined)]) {
        const plan = await rawDb().execute(sql`explain (format json) ${pageQuery(filters, cursor, false)}`)
        const used = indexesIn(plan)
        expect(used, `${sort} of ${appId ?? 'all games'}`).toHaveLength(1)
        expect([`${prefix}${expected[sort]}`, `listing_all_${expected[sort]}`]).toContain(used[0])
      }
    }
  }
})

test('a cursor that was forged, or made for another sort, is refused with a sentence', async () => {
  const { nextCursor } = await page({ sort: 'newest', limit: 1 })
  const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const id = newId('listing')
  for (const cursor of [
    'nonsense',
    forged(['cheapest', '--', id, false]),
    forged(['cheapest', '99999999999999999999', id, false]),
    forged(['cheapest', '1', "x'; drop table listing; --", false]),
    nextCursor,
  ]) {
    await expect(page({ sort: 'cheapest', cursor })).rejects.toMatchObject({
      code: 'invalid_cursor',
      status: 400,
    })
  }
  await expect(
    page({ sort: 'newest', cursor: forged(['newest', '2026-99-99 00:00:00+00', id, false]) }),
  ).rejects.toMatchObject({
    code: 'invalid_cursor',
  })
})

test('the item page asks the same number of questions however many offers and sales there are', async () => {
  const counted = async (row: Made) => {
    const asked = vi.spyOn(rawDb(), 'execute')
    await viewListing.run({ actor: anonymous }, { listingId: row.id })
    const count = asked.mock.calls.length
    asked.mockRestore()
    return count
  }
  const common = made.find((row) => row.marketHashName === 'Gift Wrap' && row.state === 'active') as Made
  const before = await counted(common)
  const at = new Date()
  await rawDb()
    .insert(sale)
    .values(
      Array.from({ length: 300 }, (_, n) => ({
        appId: common.appId,
        marketHashName: common.marketHashName,
        priceMinor: 1_000 + n,
        currency: 'EUR',
        at: new Date(at.getTime() - n * 3_600_000),
      })),
    )
  expect(await counted(common)).toBe(before)
  expect(before).toBeLessThanOrEqual(4)
  const { closest, offersOfKind, recentSales } = await viewListing.run(
    { actor: anonymous },
    { listingId: common.id },
  )
  expect(closest).toHaveLength(6)
  expect(recentSales).toHaveLength(8)
  const alike = made.filter(
    (row) =>
      row.state === 'active' && row.appId === common.appId && row.marketHashName === common.marketHashName,
  )
  expect(offersOfKind).toBe(alike.length - 1)
})

test('suggestions group offers by name with their count and lowest price, and forgive a typo', async () => {
  const { items } = await suggestListings.run({ actor: anonymous }, { q: 'golden emp' })
  const alike = made.filter((row) => row.state === 'active' && row.marketHashName === 'Golden Empyrean')
  for (const appId of [570, 440]) {
    const here = alike.filter((row) => row.appId === appId)
    expect(items).toContainEqual(
      expect.objectContaining({
        appId,
        marketHashName: 'Golden Empyrean',
        offers: here.length,
        lowestMinor: Math.min(...here.map((row) => row.priceMinor)),
      }),
    )
  }
  const typo = await suggestListings.run({ actor: anonymous }, { q: 'kantuza script' })
  expect(typo.items[0]?.marketHashName).toContain('Kantusa')
})

test('a name without sales or offers has no price', async () => {
  const { items } = await namePrices.run(
    { actor: anonymous },
    { appId: 570, names: ['Never seen', 'Never seen'] },
  )
  expect(items).toEqual([{ marketHashName: 'Never seen', referenceMinor: null, lowestMinor: null }])
})
