import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Discount } from './discount'
import { spread } from './spread'
import { type Amounts, type Basket, type PricedLine, totalsOf } from './totals'

const line = (id: string, own: Partial<PricedLine> = {}): PricedLine => ({
  id,
  sellerId: 'anna',
  currency: 'EUR',
  quantity: 1,
  unitMinor: 1_000,
  taxBps: 1_900,
  ...own,
})
const basket = (own: Partial<Basket>): Basket => ({
  currency: 'EUR',
  lines: [],
  parcels: [],
  coupons: [],
  tax: 'included',
  ...own,
})
const coupon = (discount: Discount, lineIds: string[], funder: 'seller' | 'platform' = 'seller') => ({
  id: 'c',
  funder,
  discount,
  lineIds,
})

test('tax that is included is shown and not added; tax that is not is added', () => {
  const lines = [line('a', { unitMinor: 11_900 })]
  expect(totalsOf(basket({ lines }))).toMatchObject({ taxMinor: 1_900, totalMinor: 11_900 })
  expect(totalsOf(basket({ lines, tax: 'added' }))).toMatchObject({ taxMinor: 2_261, totalMinor: 14_161 })
})

test('three for the price of two gives the cheapest away', () => {
  const lines = [line('dear', { unitMinor: 500 }), line('cheap', { unitMinor: 200, quantity: 2 })]
  const coupons = [coupon({ kind: 'free_units', buy: 2, get: 1 }, ['dear', 'cheap'])]
  expect(totalsOf(basket({ lines, coupons }))).toMatchObject({ grossMinor: 900, totalMinor: 700 })
})

test('a fixed amount is spread over its lines and never takes more than they cost', () => {
  const lines = [
    line('a', { unitMinor: 100 }),
    line('b', { unitMinor: 200 }),
    line('other', { unitMinor: 50 }),
  ]
  const take = (amountMinor: number) =>
    totalsOf(basket({ lines, coupons: [coupon({ kind: 'fixed', amountMinor }, ['a', 'b'])] }))
  expect(take(100).lines.map(({ sellerDiscountMinor }) => sellerDiscountMinor)).toEqual([33, 67, 0])
  expect(take(9_999)).toMatchObject({ totalMinor: 50, taken: { c: 300 } })
})

test('coupons are taken off one after the other, each from what the last one left', () => {
  const half: Discount = { kind: 'percent', bps: 5_000 }
  const coupons = [coupon(half, ['a']), { ...coupon(half, ['a'], 'platform'), id: 'd' }]
  const { lines, taken } = totalsOf(basket({ lines: [line('a')], coupons }))
  expect(lines[0]).toMatchObject({ sellerDiscountMinor: 500, platformDiscountMinor: 250, totalMinor: 250 })
  expect(taken).toEqual({ c: 500, d: 250 })
})

test.each([
  [
    'a negative quantity',
    { lines: [line('a', { quantity: -1 })] },
    'A quantity is a whole number above zero.',
  ],
  ['half a unit', { lines: [line('a', { quantity: 0.5 })] }, 'A quantity is a whole number above zero.'],
  [
    'a price past counting',
    { lines: [line('a', { unitMinor: 2 ** 52, quantity: 4 })] },
    'A price is a whole number',
  ],
  ['two currencies', { lines: [line('a'), line('b', { currency: 'USD' })] }, 'An order has one currency.'],
  [
    'more than everything off',
    { lines: [line('a')], coupons: [coupon({ kind: 'percent', bps: 10_001 }, ['a'])] },
    'A discount is between nothing and everything.',
  ],
] as const)('%s is refused', (_, own, sentence) => {
  expect(() => totalsOf(basket(own as Partial<Basket>))).toThrow(sentence)
})

const minor = fc.integer({ min: 0, max: 100_000_000 })
const rate = fc.constantFrom(0, 550, 700, 1_900, 2_100, 2_700)
const discounts: fc.Arbitrary<Discount> = fc.oneof(
  fc.record({ kind: fc.constant('percent' as const), bps: fc.integer({ min: 0, max: 10_000 }) }),
  fc.record({ kind: fc.constant('fixed' as const), amountMinor: minor }),
  fc.record({
    kind: fc.constant('free_units' as const),
    buy: fc.integer({ min: 1, max: 5 }),
    get: fc.integer({ min: 1, max: 5 }),
  }),
)
const baskets: fc.Arbitrary<Basket> = fc
  .array(
    fc.record({
      sellerId: fc.constantFrom('anna', 'ben', 'cleo'),
      quantity: fc.integer({ min: 1, max: 99 }),
      unitMinor: minor,
      taxBps: rate,
    }),
    { maxLength: 8 },
  )
  .chain((rows) => {
    const lines = rows.map((row, at) => line(`line ${at}`, row))
    const ids = lines.map(({ id }) => id)
    return fc.record({
      currency: fc.constant('EUR' as const),
      lines: fc.constant(lines),
      parcels: fc.array(
        fc.record({
          sellerId: fc.constantFrom('anna', 'ben'),
          currency: fc.constant('EUR' as const),
          priceMinor: minor,
          taxBps: rate,
        }),
        { maxLength: 2 },
      ),
      coupons: fc.array(
        fc.record({
          id: fc.constantFrom('one', 'two'),
          funder: fc.constantFrom('seller' as const, 'platform' as const),
          discount: discounts,
          lineIds: ids.length > 0 ? fc.subarray(ids) : fc.constant([]),
        }),
        { maxLength: 3 },
      ),
      tax: fc.constantFrom('included' as const, 'added' as const),
    })
  })

const fields = [
  'grossMinor',
  'sellerDiscountMinor',
  'platformDiscountMinor',
  'taxMinor',
  'totalMinor',
] as const
const added = (rows: readonly Amounts[], field: (typeof fields)[number]) =>
  rows.reduce((sum, row) => sum + row[field], 0)

test('every total is the sum of its parts, whole, and never negative', () => {
  const property = fc.property(baskets, (given) => {
    const totals = totalsOf(given)
    for (const field of fields) {
      expect(totals[field]).toBe(added(totals.sellers, field))
      const shipping = added(
        totals.sellers.map((seller) => seller.shipping),
        field,
      )
      expect(totals[field]).toBe(added(totals.lines, field) + shipping)
    }
    for (const row of [...totals.lines, ...totals.sellers, totals])
      for (const field of fields) {
        expect(Number.isSafeInteger(row[field])).toBe(true)
        expect(row[field]).toBeGreaterThanOrEqual(0)
      }
    const off = totals.sellerDiscountMinor + totals.platformDiscountMinor
    expect(Object.values(totals.taken).reduce((sum, each) => sum + each, 0)).toBe(off)
    const tax = given.tax === 'added' ? totals.taxMinor : 0
    expect(totals.totalMinor).toBe(totals.grossMinor - off + tax)
  })
  fc.assert(property, { numRuns: 2_000 })
})

test('the tax of a line is right to half a minor unit', () => {
  const property = fc.property(minor, rate, (unitMinor, taxBps) => {
    const of = (tax: Basket['tax']) =>
      totalsOf(basket({ lines: [line('a', { unitMinor, taxBps })], tax })).taxMinor
    expect(Math.abs(of('added') - (unitMinor * taxBps) / 10_000)).toBeLessThanOrEqual(0.5)
    expect(Math.abs(of('included') - (unitMinor * taxBps) / (10_000 + taxBps))).toBeLessThanOrEqual(0.5)
  })
  fc.assert(property, { numRuns: 2_000 })
})

test('parts of a whole sum to it, and none is a unit away from its share', () => {
  const property = fc.property(minor, fc.array(minor, { minLength: 1, maxLength: 12 }), (whole, weights) => {
    const sum = weights.reduce((all, weight) => all + weight, 0)
    fc.pre(sum > 0)
    const parts = spread(whole, weights)
    expect(parts.reduce((all, part) => all + part, 0)).toBe(whole)
    for (const [at, weight] of weights.entries())
      expect(Math.abs((parts[at] ?? Number.NaN) - (whole * weight) / sum)).toBeLessThan(1 + 1e-6)
  })
  fc.assert(property, { numRuns: 2_000 })
})
