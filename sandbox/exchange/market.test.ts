import { describe, expect, test } from 'vitest'
import { type Candle, Market, pairs, stepMs } from './market'
import { decimal, Exchanges } from './venues'

const now = Date.UTC(2026, 5, 1)
const from = Date.UTC(2025, 2, 1)
const hour = 3_600_000
const day = 24 * hour

describe.each(pairs.map((pair) => [pair.base, pair] as const))('the market of %s', (_, pair) => {
  const market = () => new Market(pair, 'bybit spot', 1)

  test('is the same whenever, and in whatever pieces, it is asked', () => {
    const whole = market().candles(stepMs, from, from + day, now)
    const other = market()
    const late = other.candles(stepMs, from + day / 2, from + day, now)
    const early = other.candles(stepMs, from, from + day / 2, now + 7 * day)
    expect([...early, ...late]).toEqual(whole)
    expect(whole).toHaveLength(288)
    expect(new Market(pair, 'bybit spot', 2).candles(stepMs, from, from + hour, now)).not.toEqual(
      whole.slice(0, 12),
    )
  })

  test('longer candles are the shorter ones put together, and every candle can be', () => {
    const fives = market().candles(stepMs, from, from + 3 * day, now)
    for (const frame of [900_000, hour, 4 * hour, day]) {
      const parts = frame / stepMs
      const longer = market().candles(frame, from, from + 3 * day, now)
      expect(longer).toEqual(longer.map((_, i) => joined(fives.slice(i * parts, (i + 1) * parts))))
    }
    for (const { open, high, low, close, volume } of fives) {
      expect(low).toBeGreaterThan(0)
      expect(Math.max(open, close)).toBeLessThanOrEqual(high)
      expect(Math.min(open, close)).toBeGreaterThanOrEqual(low)
      expect(volume).toBeGreaterThan(0)
    }
    expect(fives.slice(1).map(({ open }) => open)).toEqual(fives.slice(0, -1).map(({ close }) => close))
  })

  test('never tells the future, and nothing from before it began', () => {
    const at = from + 10 * hour + 7 * 60_000
    const seen = market().candles(hour, from, from + day, at)
    expect(seen.at(-1)?.ts).toBe(from + 10 * hour)
    const later = market().candles(hour, from, from + day, now)
    expect(seen.slice(0, -1)).toEqual(later.slice(0, 10))
    expect(seen.at(-1)?.volume).toBeLessThan(later[10]?.volume ?? 0)
    expect(market().candles(stepMs, from, from + day, from)).toEqual([])
    expect(
      market()
        .candles(day, 0, pair.since + 2 * day, now)
        .map(({ ts }) => ts),
    ).toEqual([pair.since, pair.since + day])
  })
})

const joined = (parts: readonly Candle[]): Candle => ({
  ts: parts[0]?.ts ?? 0,
  open: parts[0]?.open ?? 0,
  close: parts.at(-1)?.close ?? 0,
  high: Math.max(...parts.map(({ high }) => high)),
  low: Math.min(...parts.map(({ low }) => low)),
  volume: parts.reduce((sum, { volume }) => sum + volume, 0),
})

test('venues agree on the price but for a few hundredths of a per cent', () => {
  const exchanges = new Exchanges(1)
  exchanges.now = () => now
  const asked = { kind: 'spot', symbol: 'BTCUSDT', frameMs: hour, from, to: from + day } as const
  const bybit = exchanges.candles({ ...asked, venue: 'bybit' }) ?? []
  const binance = exchanges.candles({ ...asked, venue: 'binance' }) ?? []
  expect(bybit).not.toEqual(binance)
  bybit.forEach(({ close }, i) => {
    expect(Math.abs(close / (binance[i]?.close ?? 0) - 1)).toBeLessThan(0.01)
  })
  expect(exchanges.candles({ ...asked, venue: 'mexc', symbol: 'DOGEUSDT' })).toBeNull()
})

test('counts of ticks are written as exact decimals', () => {
  expect([decimal(5_131_734, 2), decimal(7, 4), decimal(0, 2), decimal(12, 0), decimal(1, 8)]).toEqual([
    '51317.34',
    '0.0007',
    '0.00',
    '12',
    '0.00000001',
  ])
})
