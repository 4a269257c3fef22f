import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Definition } from './definition'
import { batch, Feed, faultOf, indicators, withDefaults } from './indicators'

const all = [...indicators.values()]

interface Case {
  params: Record<string, number>
  inputs: Float64Array[]
}

/** Bars that now and then stand still, and now and then lack a value. */
function anyCase(one: Definition): fc.Arbitrary<Case> {
  const params = Object.fromEntries(
    Object.entries(one.params).map(([name, { kind, min, max, default: usual }]) => [
      name,
      kind === 'number'
        ? fc.constantFrom(usual, Math.max(min, usual / 2))
        : fc.integer({ min: kind === 'choice' ? min : Math.max(min, 1), max: Math.min(max, 12) }),
    ]),
  )
  const bar = fc.tuple(
    fc.integer({ min: -60, max: 60 }),
    fc.integer({ min: 0, max: 40 }),
    fc.integer({ min: 0, max: 9 }),
  )
  const holes = fc.constantFrom('none', 'before', 'between')
  return fc
    .record({ params: fc.record(params), bars: fc.array(bar, { maxLength: 80 }), holes })
    .map((drawn) => ({
      params: drawn.params,
      inputs: columns(one, drawn.bars, drawn.holes),
    }))
}

function columns(one: Definition, bars: [number, number, number][], holes: string): Float64Array[] {
  let close = 100
  const rows = bars.map(([step, range, volume], at) => {
    const open = close
    close += step / 10
    const high = Math.max(open, close) + range / 20
    const low = Math.min(open, close) - range / 30
    const row = { time: at * 7_200_000, open, high, low, close, volume, source: close, other: volume }
    if (holes === 'before' && at < 5) row.source = Number.NaN
    if (holes === 'between' && at % 9 === 4) row.source = Number.NaN
    return row
  })
  return one.inputs.map((input) => Float64Array.from(rows, (row) => row[input]))
}

function fed(one: Definition, { params, inputs }: Case): Float64Array[] {
  const feed = new Feed(one, params)
  const bars = inputs[0]?.length ?? 0
  const outputs = one.outputs.map(() => new Float64Array(bars))
  for (let i = 0; i < bars; i++) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = inputs.map((column) => column[i] ?? 0)
    feed.push(a, b, c, d, e)
    for (const [at, column] of outputs.entries()) column[i] = feed.values[at] ?? Number.NaN
  }
  return outputs
}

describe.each(all)('$name', (one) => {
  test('bar by bar and as a whole are the same bits, whatever the bars and parameters', () => {
    fc.assert(
      fc.property(anyCase(one), (drawn) => {
        expect(batch(one, drawn.params, drawn.inputs)).toEqual(fed(one, drawn))
      }),
      { numRuns: 40, seed: 5 },
    )
  })

  test('no value before the future is known changes when the future is cut off', () => {
    fc.assert(
      fc.property(anyCase(one), fc.nat({ max: 80 }), (drawn, at) => {
        const whole = batch(one, drawn.params, drawn.inputs)
        const cut = batch(
          one,
          drawn.params,
          drawn.inputs.map((column) => column.slice(0, at)),
        )
        expect(cut).toEqual(whole.map((column) => column.slice(0, at)))
      }),
      { numRuns: 20, seed: 6 },
    )
  })

  test('remembers as far back as it says', () => {
    const bars = Array.from({ length: 1_200 }, (_, at): [number, number, number] => [
      Math.round(60 * Math.sin(at / 7) * Math.cos(at * at)),
      (at * 37) % 41,
      (at * 13) % 9,
    ])
    const params = withDefaults(one, {})
    const inputs = columns(one, bars, 'none')
    const late = 100
    const whole = batch(one, params, inputs)
    const begun = batch(
      one,
      params,
      inputs.map((column) => column.slice(late)),
    )
    const from = one.memory === 'window' ? one.warmUp(params) : 1_000
    const same = whole.every((column, output) =>
      column.slice(late + from).every((value, at) => {
        const other = begun[output]?.[from + at] ?? Number.NaN
        return Object.is(value, other) || Math.abs(value - other) <= 1e-6 * Math.max(1, Math.abs(value))
      }),
    )
    expect(same).toBe(one.memory !== 'whole')
  })

  test('takes its own defaults', () => {
    const params = withDefaults(one, {})
    for (const [name, value] of Object.entries(params)) expect(faultOf(one, name, value)).toBeNull()
    expect(one.warmUp(params)).toBeGreaterThanOrEqual(0)
  })
})

test('there are at least 88 indicators and no two of one name', () => {
  expect(all.length).toBeGreaterThanOrEqual(88)
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
})

test('a parameter outside its range is named with the range', () => {
  const sma = indicators.get('sma')
  if (!sma) throw new Error('no sma')
  expect(faultOf(sma, 'n', 0)).toBe('must be from 1 to 5000')
  expect(faultOf(sma, 'n', 2.5)).toBe('must be a whole number')
  expect(faultOf(sma, 'n', Number.NaN)).toBe('must be a number')
  expect(faultOf(sma, 'length', 3)).toBe('is not a parameter of sma')
})
