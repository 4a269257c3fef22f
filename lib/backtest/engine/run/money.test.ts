import { expect, test } from 'vitest'
import { type Act, barsOf, buy, free, play, pricesOf, quiet, type Row, sell } from '@/tests/harness/play'
import type { Settings } from '../desk/settings'
import { runBars } from './run'

test('a taker pays half the spread, the slippage and the fee; a limit never more than itself', () => {
  const costs: Partial<Settings> = {
    takerFee: 0.001,
    fixedFee: 2,
    spread: 0.01,
    slippage: { kind: 'ticks', value: 3 },
    tick: 0.1,
  }
  const run = play([quiet, quiet], { 0: [buy()] }, costs)
  expect(run.fills[0]).toMatchObject({ base: 100, price: 100.8, fee: 2 + 10 * 100.8 * 0.001 })
  const rough = { ...costs, slippage: { kind: 'fraction', value: 0.001 }, spread: 0, tick: 0.5 } as const
  expect(play([quiet, quiet], { 0: [buy()] }, rough).fills[0]?.price).toBe(100.5)
  expect(play([quiet, quiet], { 0: [sell()] }, rough).fills[0]?.price).toBe(99.5)
  const capped = play([quiet, quiet], { 0: [buy({ type: 'limit', limit: 100.2 })] }, costs)
  expect(capped.fills[0]?.price).toBe(100.2)
})

test('fills take no more than their share of the volume and go on in the next bar', () => {
  const thin: Row = [100, 101, 99, 100, 45]
  const run = play([quiet, thin, thin, thin, thin], { 0: [buy()] }, { volumeShare: 0.1, lot: 1, fixedFee: 5 })
  expect(pricesOf(run)).toEqual([
    [1, 4, 100],
    [2, 4, 100],
    [3, 2, 100],
  ])
  expect(run.desk.lots).toHaveLength(1)
  expect(run.desk.fees).toBe(5)
})

test('what is left of a touched stop goes on as a market order', () => {
  const rows: Row[] = [quiet, [100, 104, 99, 102, 60], [98, 99, 97, 98, 60]]
  const run = play(rows, { 0: [buy({ type: 'stop', stop: 103 })] }, { volumeShare: 0.1, lot: 1 })
  expect(pricesOf(run)).toEqual([
    [1, 6, 103],
    [2, 4, 98],
  ])
})

test('sizes go down to the lot, prices away from the market to the tick', () => {
  const rounding = { lot: 0.1, tick: 0.5 }
  const run = play(
    [quiet, [100, 101, 97, 100]],
    { 0: [buy({ units: 0.39, type: 'limit', limit: 98.7 })] },
    rounding,
  )
  expect(pricesOf(run)).toEqual([[1, 0.3, 98.5]])
  expect(play([quiet, quiet], { 0: [buy({ units: 0.3 })] }, rounding).desk.position).toBe(0.3)
  expect(play([quiet, quiet], { 0: [buy({ units: 0.05 })] }, rounding).desk.ended.lot).toBe(1)
})

test('an order in units that is too dear is refused, one sized by money is cut', () => {
  expect(play([quiet, quiet], { 0: [buy({ units: 101 })] }).desk.ended.margin).toBe(1)
  const turned = play([quiet, quiet, quiet], { 0: [buy({ units: 90 })], 1: [sell({ units: 180 })] })
  expect(turned.desk.position).toBe(-90)
  const cut = play([quiet, [110, 110, 110, 110]], { 0: [{ place: { side: 1, fraction: 1 } }] }, { lot: 1 })
  expect(pricesOf(cut)).toEqual([[1, 90, 110]])
  expect(cut.desk.orders).toEqual([])
})

test('risk is what is lost at the stop', () => {
  const run = play([quiet, quiet, [100, 100, 94, 95]], {
    0: [{ place: { side: 1, risk: 0.01, stopLoss: 95 } }],
  })
  expect(run.equity[2]).toBe(9_900)
})

test('a leveraged position is liquidated where its maintenance is gone, never below nothing', () => {
  const leverage = { leverage: 10, maintenance: 0.01, liquidationFee: 0 }
  const order: Act = { place: { side: 1, fraction: 1 } }
  const run = play([quiet, quiet, [100, 100, 80, 85], quiet], { 0: [order] }, leverage)
  expect(run.fills[1]).toMatchObject({ role: 'liquidation', bar: 2 })
  expect(run.fills[1]?.price).toBeCloseTo(90 / 0.99, 9)
  const gap = play(
    [quiet, quiet, [80, 81, 79, 80], quiet],
    { 0: [order, buy({ type: 'limit', limit: 10 })], 2: [buy()] },
    leverage,
  )
  expect(gap.equity[3]).toBe(0)
  expect(gap.desk.forgiven).toBeCloseTo(10_000, 6)
  expect(gap.desk.ended).toMatchObject({ margin: 1, cancelled: 1 })
  expect(gap.desk.orders).toEqual([])
})

test('funding is charged on the position before the bar is worked', () => {
  const run = runBars({
    bars: barsOf([quiet, quiet, quiet]),
    settings: free,
    decide: (bar, _desk, ask) => bar === 0 && ask.place({ side: 1, units: 10 }),
    funding: { ts: Float64Array.of(0, 3_600_000, 7_200_000), rate: Float64Array.of(0.01, 0.02, 0.04) },
    closeAtEnd: true,
  })
  expect(run.desk.funding).toBe(-40)
  expect(run.desk.trades[0]?.pnl).toBe(-40)
  expect(run.equity[2]).toBe(9_960)
})

test('a limit that must be traded through is not filled by a touch, and never worse than the price stood', () => {
  const act = { 0: [buy({ type: 'limit', limit: 100.5 })] }
  for (const inside of ['worst', 'nearest'] as const) {
    const settings = { limitThrough: 1, inside }
    expect(play([quiet, [100, 100.2, 99.6, 100]], act, settings).fills).toEqual([])
    expect(pricesOf(play([quiet, [100, 100.2, 99.5, 100]], act, settings))).toEqual([[1, 10, 100]])
  }
})

test.each([
  [{ cash: 0 }, 'cash must be a number above 0'],
  [{ cash: Number.NaN }, 'cash must be a number above 0'],
  [{ leverage: 0.5 }, 'leverage must be a number from 1'],
  [{ leverage: 500 }, 'liquidates at once'],
  [{ slippage: { kind: 'ticks', value: 1 } }, 'needs the size of a tick'],
  [{ slippage: { kind: 'fraction', value: -1 } }, 'slippage must be 0 or more'],
] as [Partial<Settings>, string][])('settings %j are refused with a sentence', (settings, sentence) => {
  expect(() => play([quiet], {}, settings)).toThrow(sentence)
})

test('an order whose numbers make no sense is refused and nothing else happens', () => {
  const wrong: Act[] = [
    buy({ units: Number.NaN }),
    buy({ type: 'limit' }),
    buy({ type: 'stop', stop: -1 }),
    buy({ stopLoss: 101 }),
    sell({ takeProfit: 101 }),
    { place: { side: 1, risk: 0.1 } },
  ]
  const run = play([quiet, quiet], { 0: wrong })
  expect(run.desk.ended.rejected + run.desk.ended.lot).toBe(wrong.length)
  expect(run.fills).toEqual([])
})
