import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { currencies, formatMoney, maxPriceMinor, parseMoney, priceMinorSchema, shareOf } from './money'

const amount = fc.integer({ min: 0, max: maxPriceMinor })
const bps = fc.integer({ min: 0, max: 10_000 })

describe('shareOf', () => {
  test('a fee and the rest add up to the whole, and neither is negative', () => {
    fc.assert(
      fc.property(amount, bps, (whole, rate) => {
        const fee = shareOf(whole, rate)
        return Number.isSafeInteger(fee) && fee >= 0 && fee <= whole && fee + (whole - fee) === whole
      }),
    )
  })

  test('is never further than half a minor unit from the exact share, and half goes up', () => {
    fc.assert(
      fc.property(amount, bps, (whole, rate) => {
        const off = shareOf(whole, rate) * 10_000 - whole * rate
        return off > -5_000 && off <= 5_000
      }),
    )
  })

  test('grows with the amount', () => {
    fc.assert(
      fc.property(amount, amount, bps, (a, b, rate) =>
        a <= b ? shareOf(a, rate) <= shareOf(b, rate) : shareOf(a, rate) >= shareOf(b, rate),
      ),
    )
  })

  test.each([
    [2_410, 300, 72],
    [50, 300, 2],
    [16, 300, 0],
    [17, 300, 1],
    [1, 10_000, 1],
  ])('%i at %i bps is %i', (whole, rate, fee) => {
    expect(shareOf(whole, rate)).toBe(fee)
  })
})

describe('parseMoney and formatMoney', () => {
  test('an amount written for a person reads back as the same amount', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999_999 }),
        fc.constantFrom(...currencies),
        (minor, currency) => {
          const value = currency === 'JPY' ? minor % 1_000_000_000 : minor
          expect(parseMoney(formatMoney(value, currency), currency)).toBe(value)
        },
      ),
    )
  })

  test.each([
    ['24.10', 2_410],
    ['24,1', 2_410],
    ['1 284', 128_400],
    ['€ 0.05', 5],
    ['€1,284.00', 128_400],
    ['007', 700],
  ])('%j is %i minor units', (text, minor) => {
    expect(parseMoney(text, 'EUR')).toBe(minor)
  })

  test.each([
    '',
    'abc',
    '-5',
    '1e9',
    '1.234',
    '1,284',
    '1,28,4.00',
    '12.3.4',
    '0x10',
    '１２',
    'Infinity',
    '1'.repeat(10),
  ])('%j is not an amount', (text) => {
    expect(parseMoney(text, 'EUR')).toBeNull()
  })

  test('a currency without minor digits takes none', () => {
    expect(parseMoney('24.10', 'JPY')).toBeNull()
    expect(parseMoney('24', 'JPY')).toBe(24)
  })
})

test.each([0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, maxPriceMinor + 1, '5', null])(
  'a price of %s is refused with a sentence',
  (value) => {
    const parsed = priceMinorSchema.safeParse(value)
    expect(parsed.success).toBe(false)
    expect(parsed.error?.issues[0]?.message).toMatch(/^[A-Z].*\.$|^Invalid/)
  },
)
