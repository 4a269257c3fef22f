import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { averageKinds } from './adaptive'
import type { Definition } from './definition'
import { batch, Feed, indicators } from './indicators'

interface Output {
  first_valid: number
  valid: number
  head: (number | null)[]
  tail: (number | null)[]
  sum: number
  sum_sq: number
  sum_abs: number
  sha256: string
}

interface Golden {
  function: string
  inputs: string[]
  params: Record<string, number | string>
  outputs: Record<string, Output>
  pivots?: [number, number][]
  ambiguous_bars?: [number, number][]
}

interface Pack {
  series: Record<'A' | 'B', { indicators: Record<string, Golden> }>
}

const folder = path.join(import.meta.dirname, '..', '..', '..', '..', 'data', 'golden')
const pack: Pack = JSON.parse(readFileSync(path.join(folder, 'indicators.json'), 'utf8'))

/** TradingView's name differs from ours only where TA-Lib has another figure of that name. */
const renamed: Record<string, string> = {
  RSI: 'tv_rsi',
  ATR: 'tv_atr',
  MACD: 'tv_macd',
  CMO: 'tv_cmo',
  DMI: 'dmi',
}

const loose: Record<string, number> = Object.fromEntries([
  ...['STDDEV', 'VAR', 'BBANDS', 'STDEV', 'WMA', 'HMA', 'TRIMA'].map((name) => [name, 1e-8]),
  ...['CORREL', 'CORRELATION'].map((name) => [name, 1e-7]),
])

const exact = new Set(
  (
    'SMA EMA DEMA TEMA KAMA RSI CMO MACD ATR NATR TRANGE PLUS_DM MINUS_DM PLUS_DI MINUS_DI DX ADX ADXR AROON OBV AD ' +
    'ADOSC STOCH STOCHF STOCHRSI WILLR ROC ROCP MOM TRIX ULTOSC SAR MAX MIN SUM PPO APO BOP MIDPOINT MIDPRICE ' +
    'HT_TRENDLINE'
  ).split(' '),
)

function columnsOf(name: string): Record<string, Float64Array> {
  const lines = readFileSync(path.join(folder, 'data', `${name}.csv`), 'utf8')
    .trim()
    .split('\n')
  const [, ...rows] = lines.map((line) => line.split(',').map(Number))
  const heads = ['time', 'open', 'high', 'low', 'close', 'volume']
  const columns = Object.fromEntries(
    heads.map((head, at) => [head, Float64Array.from(rows, (row) => row[at] ?? 0)]),
  )
  const { high, low, close } = columns
  const hlc3 = Float64Array.from(rows, (_, i) => ((high?.[i] ?? 0) + (low?.[i] ?? 0) + (close?.[i] ?? 0)) / 3)
  return { ...columns, hlc3 }
}

const candles = { A: columnsOf('A'), B: columnsOf('B') }

function definitionOf(id: string, golden: Golden): Definition {
  const ours = id.startsWith('talib.') ? golden.function : (renamed[golden.function] ?? golden.function)
  const found = indicators.get(ours.toLowerCase())
  if (!found) throw new Error(`no indicator for ${id}`)
  return found
}

/** Parameters stand in the same order on both sides. */
function paramsOf(one: Definition, golden: Golden): Record<string, number> {
  const given = Object.values(golden.params).map((value) =>
    typeof value === 'number' ? value : averageKinds.indexOf(value),
  )
  return Object.fromEntries(
    Object.entries(one.params).map(([name, param], at) => [name, given[at] ?? param.default]),
  )
}

function inputsOf(one: Definition, golden: Golden, series: 'A' | 'B'): Float64Array[] {
  const columns = candles[series]
  const source = golden.function === 'VWAP' ? 'hlc3' : golden.inputs.length <= 2 ? golden.inputs[0] : 'close'
  return one.inputs.map((input) => {
    const column =
      columns[input === 'source' ? (source ?? 'close') : input === 'other' ? (golden.inputs[1] ?? '') : input]
    if (!column) throw new Error(`no column ${input}`)
    return column
  })
}

function hashOf(values: Float64Array): string {
  const some = values.filter((value) => !Number.isNaN(value)).map((value) => (value === 0 ? 0 : value))
  return createHash('sha256').update(new Uint8Array(some.buffer)).digest('hex')
}

function expectEqual(values: Float64Array, golden: Output, tolerance: number, skipped: Set<number>): void {
  const scale = golden.sum_abs / golden.valid
  const places: [number, number | null][] = [
    ...golden.head.map((value, at): [number, number | null] => [at, value]),
    ...golden.tail.map((value, at): [number, number | null] => [
      values.length - golden.tail.length + at,
      value,
    ]),
  ]
  for (const [at, wanted] of places) {
    if (skipped.has(at)) continue
    const value = values[at] ?? Number.NaN
    if (wanted === null) expect([at, value]).toEqual([at, Number.NaN])
    else
      expect(Math.abs(value - wanted), `bar ${at}: ${value}, not ${wanted}`).toBeLessThanOrEqual(
        tolerance * Math.max(Math.abs(wanted), scale),
      )
  }
  if (skipped.size > 0) return
  const some = values.filter((value) => !Number.isNaN(value))
  expect(some.length).toBe(golden.valid)
  expect(values.findIndex((value) => !Number.isNaN(value))).toBe(golden.first_valid)
  expect(Math.abs(some.reduce((sum, x) => sum + x, 0) - golden.sum)).toBeLessThanOrEqual(
    tolerance * golden.sum_abs,
  )
  expect(Math.abs(some.reduce((sum, x) => sum + x * x, 0) - golden.sum_sq)).toBeLessThanOrEqual(
    2 * tolerance * golden.sum_sq,
  )
}

const cases = (['A', 'B'] as const).flatMap((series) =>
  Object.entries(pack.series[series].indicators).map(([id, golden]) => ({ series, id, golden })),
)

describe.each(cases)('$id over $series', ({ series, id, golden }) => {
  const one = definitionOf(id, golden)
  const params = paramsOf(one, golden)
  const inputs = inputsOf(one, golden, series)
  const outputs = batch(one, params, inputs)

  test('equals the golden figures', () => {
    const skipped = new Set((golden.ambiguous_bars ?? []).map(([bar]) => bar))
    for (const [name, wanted] of Object.entries(golden.outputs)) {
      const at = one.outputs.length === 1 ? 0 : one.outputs.indexOf(name)
      const values = outputs[at]
      if (!values) throw new Error(`${id} has no output ${name}`)
      expectEqual(values, wanted, loose[golden.function] ?? 1e-9, skipped)
      if (id.startsWith('talib.') && exact.has(golden.function)) expect(hashOf(values)).toBe(wanted.sha256)
      for (const [bar, price] of golden.pivots ?? []) expect([bar, values[bar]]).toEqual([bar, price])
    }
  })

  test('bar by bar and as a whole are the same bits', () => {
    const feed = new Feed(one, params)
    const bars = inputs[0]?.length ?? 0
    const pushed = one.outputs.map(() => new Float64Array(bars))
    for (let i = 0; i < bars; i++) {
      const [a = 0, b = 0, c = 0, d = 0, e = 0] = inputs.map((column) => column[i] ?? 0)
      feed.push(a, b, c, d, e)
      for (const [at, column] of pushed.entries()) column[i] = feed.values[at] ?? Number.NaN
    }
    expect(pushed).toEqual(outputs)
  })

  test('says after how many bars it has every value', () => {
    if (golden.pivots) return
    const firsts = outputs.map((values) => values.findIndex((value) => !Number.isNaN(value)))
    expect(one.warmUp(params)).toBe(Math.max(...firsts))
  })
})
