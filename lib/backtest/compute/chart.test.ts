import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chartBars, chartOf } from './chart'

test('a chart of any curve shows its ends, its highest and its lowest value, and no more points than asked for', () => {
  const curves = fc.array(fc.double({ min: 1, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 400 })
  fc.assert(
    fc.property(curves, fc.integer({ min: 10, max: 100 }), (values, points) => {
      const curve = Float64Array.from(values)
      const shown = chartBars(curve, points)
      const seen = shown.map((bar) => curve[bar])
      expect(shown.length).toBeLessThanOrEqual(points)
      expect([shown[0], shown.at(-1)]).toEqual([0, curve.length - 1])
      expect(Math.max(...(seen as number[]))).toBe(Math.max(...values))
      expect(Math.min(...(seen as number[]))).toBe(Math.min(...values))
    }),
  )
})

test('the deepest drawdown is on the chart, however few points it has', () => {
  const equity = Float64Array.from({ length: 5_000 }, (_, i) => 100 + i - (i === 2_500 ? 1_000 : 0))
  const ts = Float64Array.from(equity, (_, i) => i)
  const chart = chartOf({ ts, equity, hold: equity, start: 100 }, 50)
  expect(Math.min(...chart.drawdown)).toBeCloseTo(1_600 / 2_599 - 1, 6)
})
