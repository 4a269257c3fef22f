import { expect, test } from 'vitest'
import data from '@/data/tax/rates.json' with { type: 'json' }
import { totalsOf } from './engine/totals'
import { type TaxedKind, tableRates, taxFor } from './tax'

const at = new Date('2026-11-22T12:00:00Z')
const kinds = Object.keys(data.kinds) as TaxedKind[]

/** Standard rates in force on 1 January 2026, in percent. */
const standard: Record<string, number> = {
  AT: 20,
  BE: 21,
  BG: 20,
  CH: 8.1,
  CY: 19,
  CZ: 21,
  DE: 19,
  DK: 25,
  EE: 24,
  ES: 21,
  FI: 25.5,
  FR: 20,
  GB: 20,
  GR: 24,
  HR: 25,
  HU: 27,
  IE: 23,
  IT: 22,
  LT: 21,
  LU: 17,
  LV: 21,
  MT: 18,
  NL: 21,
  NO: 25,
  PL: 23,
  PT: 23,
  RO: 21,
  SE: 25,
  SI: 22,
  SK: 23,
  US: 0,
}

test('every country of the table has its standard rate of 2026, and the EU is whole', () => {
  const found = Object.keys(data.countries).map((country) => [
    country,
    taxFor(country, 'shipment', at).bps / 100,
  ])
  expect(Object.fromEntries(found)).toEqual(standard)
  const union = Object.values(data.countries).filter(({ source }) => source.startsWith('European Commission'))
  expect(union).toHaveLength(27)
})

test('goods and games are taxed; deals, gift cards and top-ups are not', () => {
  const bps = (kind: TaxedKind) => taxFor('DE', kind, at).bps
  expect(kinds.map((kind) => [kind, bps(kind)])).toEqual([
    ['shipment', 1_900],
    ['licence', 1_900],
    ['deal', 0],
    ['code', 0],
    ['credit', 0],
  ])
})

test('prices in the United States get tax on top, everywhere else they hold it', () => {
  expect(taxFor('US', 'shipment', at)).toMatchObject({ bps: 0, display: 'added' })
  for (const country of Object.keys(data.countries).filter((each) => each !== 'US'))
    for (const kind of kinds) expect(taxFor(country, kind, at).display, country).toBe('included')
})

test('a change of a rate counts from its first day on', () => {
  const on = (country: string, day: string) => taxFor(country, 'licence', new Date(day)).bps
  expect(on('EE', '2025-06-30T23:59:59Z')).toBe(2_200)
  expect(on('EE', '2025-07-01T00:00:00Z')).toBe(2_400)
  expect([on('RO', '2025-07-31'), on('RO', '2025-08-01')]).toEqual([1_900, 2_100])
  expect([on('SK', '2024-12-31'), on('SK', '2025-01-01')]).toEqual([2_000, 2_300])
  expect([on('CH', '2023-12-31'), on('CH', '2024-01-01')]).toEqual([770, 810])
})

test('rates of a country follow each other without a gap, and the last one has no end', () => {
  for (const [country, { rates, source }] of Object.entries(data.countries)) {
    expect(source, country).not.toBe('')
    for (const [n, { from, until }] of rates.entries()) {
      expect(until, `${country} from ${from}`).toBe(rates[n + 1]?.from ?? null)
      if (until) expect(from < until, country).toBe(true)
    }
  }
})

test('a country that the table does not know has no tax, and a time before all rates is an error', () => {
  expect(taxFor('AQ', 'shipment', at)).toMatchObject({ bps: 0, display: 'included' })
  expect(taxFor('de', 'shipment', at).bps).toBe(1_900)
  expect(() => taxFor('DE', 'shipment', new Date('1990-01-01'))).toThrow(RangeError)
})

test('the port over the table answers as the table does, and totals take its rates to the minor unit', async () => {
  const { bps } = await tableRates.taxFor({ country: 'FI', kind: 'shipment', at })
  const line = {
    id: '1',
    sellerId: 's',
    currency: 'EUR' as const,
    quantity: 1,
    unitMinor: 12_550,
    taxBps: bps,
  }
  const totals = totalsOf({ currency: 'EUR', lines: [line], parcels: [], coupons: [], tax: 'included' })
  expect([totals.totalMinor, totals.taxMinor]).toEqual([12_550, 2_550])
})
