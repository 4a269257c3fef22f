import fc from 'fast-check'
import { expect, test } from 'vitest'
import { totalsOf } from '@/lib/orders/engine/totals'
import { type Candidate, type CouponLine, judgeCoupons, type Occasion } from './judge'

const now = new Date('2026-11-22T10:00:00Z')
const line = (more: Partial<CouponLine> = {}): CouponLine => ({
  id: '1',
  sellerId: 'ilse',
  kind: 'shipment',
  category: 'toys',
  subject: 'gds_1',
  quantity: 1,
  unitMinor: 2_000,
  ...more,
})
const coupon = (more: Partial<Candidate> = {}): Candidate => ({
  id: `id ${more.code ?? 'TEN'}`,
  code: 'TEN',
  funder: 'seller',
  sellerId: 'ilse',
  discount: { kind: 'percent', bps: 1_000 },
  currency: null,
  minimumMinor: 0,
  scope: { on: 'all' },
  maxUses: null,
  used: 0,
  maxPerPerson: null,
  usedByPerson: 0,
  firstOrder: false,
  stackable: false,
  startsAt: null,
  endsAt: null,
  state: 'active',
  ...more,
})
const occasion = (more: Partial<Occasion> = {}): Occasion => ({
  currency: 'EUR',
  lines: [line()],
  now,
  firstOrder: false,
  ...more,
})
const platform = { funder: 'platform', sellerId: null } as const
const judge = (found: Candidate[], about = occasion(), codes = found.map(({ code }) => code)) =>
  judgeCoupons(codes, found, about)
const appliedCodes = (found: Candidate[], about?: Occasion, codes?: string[]) =>
  judge(found, about, codes).applied.map(({ code }) => code)

test.each([
  ['unknown', {}, { codes: ['NONE'] }, 'There is no coupon with this code.'],
  ['unknown', { state: 'draft' }, {}, 'There is no coupon with this code.'],
  ['paused', { state: 'paused' }, {}, 'This coupon is paused at the moment.'],
  ['expired', { state: 'ended' }, {}, 'This coupon is over.'],
  ['expired', { endsAt: now }, {}, 'This coupon ended on 2026-11-22.'],
  ['not_begun', { startsAt: new Date('2026-12-01') }, {}, 'This coupon counts from 2026-12-01 on.'],
  ['used_up', { maxUses: 3, used: 3 }, {}, 'This coupon is used up.'],
  [
    'yours_used_up',
    { maxPerPerson: 1, usedByPerson: 1 },
    {},
    'You have used this coupon once; more is not possible.',
  ],
  ['not_first_order', { firstOrder: true }, {}, 'This coupon is for a first order only.'],
  ['other_currency', { currency: 'USD' }, {}, 'This coupon is for orders in USD; this one is in EUR.'],
  ['not_for_these', { sellerId: 'other' }, {}, 'This coupon is not for the things in this order.'],
  [
    'not_for_these',
    { scope: { on: 'category', category: 'books' } },
    {},
    'This coupon is not for the things in this order.',
  ],
  [
    'below_minimum',
    { minimumMinor: 2_410 },
    {},
    'This coupon begins at €24.10: add €4.10 of what it is for.',
  ],
  [
    'too_few',
    { discount: { kind: 'free_units', buy: 2, get: 1 } },
    {},
    'This coupon gives 1 of every 3 free: add 2 more of what it is for.',
  ],
] as [string, Partial<Candidate>, { codes?: string[] }, string][])(
  'a coupon that does not count says why: %s',
  (reason, more, { codes }, why) => {
    const code = codes?.[0] ?? 'TEN'
    expect(judge([coupon(more)], occasion(), [code])).toEqual({
      applied: [],
      refused: [{ code, reason, why }],
    })
  },
)

test('the moment it begins it counts, whatever the case it is typed in, and typed twice it counts once', () => {
  expect(appliedCodes([coupon({ startsAt: now })], occasion(), ['ten', 'TEN ', 'Ten'])).toEqual(['TEN'])
})

test('a coupon is about its own things: of its seller, kind, category or subjects, and never about money', () => {
  const lines = [
    line({ id: 'a' }),
    line({ id: 'b', kind: 'licence', category: 'games', subject: 'gam_1' }),
    line({ id: 'c', sellerId: 'mara' }),
    line({ id: 'd', kind: 'code' }),
    line({ id: 'e', kind: 'credit' }),
  ]
  const idsOf = (more: Partial<Candidate>) => judge([coupon(more)], occasion({ lines })).applied[0]?.lineIds
  expect(idsOf({})).toEqual(['a', 'b'])
  expect(idsOf(platform)).toEqual(['a', 'b', 'c'])
  expect(idsOf({ scope: { on: 'kinds', kinds: ['licence'] } })).toEqual(['b'])
  expect(idsOf({ scope: { on: 'category', category: 'toys' } })).toEqual(['a'])
  expect(idsOf({ ...platform, scope: { on: 'subjects', subjects: ['gds_1'] } })).toEqual(['a', 'c'])
  expect(idsOf({ scope: { on: 'kinds', kinds: ['code'] } })).toBeUndefined()
})

test('who stands beside whom: the first that was typed stays, and the other says with which it does not count', () => {
  const mara = line({ id: '2', sellerId: 'mara' })
  const about = occasion({ lines: [line(), mara], firstOrder: true })
  const pair = (one: Partial<Candidate>, two: Partial<Candidate>) =>
    judge([coupon({ ...one, code: 'ONE' }), coupon({ ...two, code: 'TWO' })], about).refused
  const refused = [
    { code: 'TWO', reason: 'not_together', why: 'This coupon does not count together with ONE.' },
  ]
  const open = { stackable: true }
  expect(pair({}, { sellerId: 'mara' }), 'two sellers').toEqual([])
  expect(pair(open, open), 'one seller').toEqual([])
  expect(pair({}, open), 'one seller, one alone').toEqual(refused)
  expect(pair(open, { ...platform, ...open }), 'seller and platform').toEqual([])
  expect(pair(open, platform), 'seller and platform, one alone').toEqual(refused)
  expect(pair({ ...platform, ...open }, { ...platform, ...open }), 'platform').toEqual(refused)
  expect(pair({ firstOrder: true }, { firstOrder: true, sellerId: 'mara' }), 'two first orders').toEqual(
    refused,
  )
})

test('sellers come first, then Tradepost; free units before percentages before amounts', () => {
  const open = { stackable: true }
  const fixed = { kind: 'fixed', amountMinor: 100 } as const
  const found = [
    coupon({ ...platform, ...open, code: 'HOUSE' }),
    coupon({ ...open, code: 'FIVE', discount: fixed, currency: 'EUR' }),
    coupon({ ...open, code: 'FREE', discount: { kind: 'free_units', buy: 1, get: 1 } }),
    coupon({ ...open, code: 'TEN' }),
  ]
  const about = occasion({ lines: [line({ quantity: 2 })] })
  const expected = ['FREE', 'TEN', 'FIVE', 'HOUSE']
  expect(appliedCodes(found, about)).toEqual(expected)
  expect(appliedCodes(found.toReversed(), about)).toEqual(expected)
})

const anyCoupon = fc.record({
  funder: fc.constantFrom('seller' as const, 'platform' as const),
  seller: fc.constantFrom('ilse', 'mara'),
  discount: fc.oneof(
    fc.record({ kind: fc.constant('percent' as const), bps: fc.integer({ min: 1, max: 10_000 }) }),
    fc.record({ kind: fc.constant('fixed' as const), amountMinor: fc.integer({ min: 1, max: 9_000 }) }),
    fc.record({
      kind: fc.constant('free_units' as const),
      buy: fc.integer({ min: 1, max: 3 }),
      get: fc.integer({ min: 1, max: 2 }),
    }),
  ),
  minimumMinor: fc.nat(5_000),
  stackable: fc.boolean(),
  firstOrder: fc.boolean(),
})
const anyLine = fc.record({
  sellerId: fc.constantFrom('ilse', 'mara'),
  kind: fc.constantFrom('shipment', 'licence', 'code'),
  quantity: fc.integer({ min: 1, max: 5 }),
  unitMinor: fc.nat(5_000),
})

test('any codes on any basket: each is answered once, whatever stands may stand, and no price falls below zero', () => {
  fc.assert(
    fc.property(
      fc.array(anyCoupon, { maxLength: 6 }),
      fc.array(anyLine, { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      (coupons, raw, firstOrder) => {
        const lines = raw.map((each, n) => line({ ...each, id: String(n) }))
        const found = coupons.map(({ seller, ...each }, n) =>
          coupon({
            ...each,
            code: `CODE${n}`,
            currency: 'EUR',
            sellerId: each.funder === 'seller' ? seller : null,
          }),
        )
        const { applied, refused } = judge(found, occasion({ lines, firstOrder }))
        const answered = [...applied, ...refused].map(({ code }) => code)
        expect(answered.sort()).toEqual(found.map(({ code }) => code).sort())
        const houses = applied.filter(({ funder }) => funder === 'platform')
        expect(houses.length).toBeLessThanOrEqual(1)
        const totals = totalsOf({
          currency: 'EUR',
          lines: lines.map(({ id, sellerId, quantity, unitMinor }) => {
            return { id, sellerId, quantity, unitMinor, currency: 'EUR' as const, taxBps: 1_900 }
          }),
          parcels: [],
          coupons: applied,
          tax: 'included',
        })
        const off = Object.values(totals.taken).reduce((sum, each) => sum + each, 0)
        expect(totals.totalMinor).toBe(totals.grossMinor - off)
        for (const [n, each] of totals.lines.entries()) {
          expect(each.totalMinor).toBeGreaterThanOrEqual(0)
          if (lines[n]?.kind === 'code') expect(each.totalMinor).toBe(each.grossMinor)
        }
      },
    ),
    { numRuns: 300, seed: 4 },
  )
})
