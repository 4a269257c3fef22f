import { averageLag } from './adaptive'
import { type Definition, kindOfAverage, length, number, talib, tradingView, yesOrNo } from './definition'
import { Bbands, StdDev, TvBands, TvBandWidth, Variance, WindowSpread } from './deviation'
import { Correl, Correlation, Regression } from './pairs'
import { Cum } from './simple'
import { Donchian, ExtremeBars, highest, lowest, Middle, Midpoint, PercentRank, Pivot, Sum } from './windows'

const one = { inputs: ['source'] as ['source'], memory: 'window' as const }
const pair = { inputs: ['source', 'other'] as ['source', 'other'], memory: 'window' as const }
const extremes = { inputs: ['high', 'low'] as ['high', 'low'], memory: 'window' as const }
const full = { warmUp: ({ n }: { n: number }) => n - 1 }

const line = (
  name: string,
  title: string,
  read: (n: number) => (m: number, b: number) => number,
): Definition =>
  talib({
    ...one,
    ...full,
    name,
    title,
    params: { n: length(14, 2) },
    open: ({ n }) => new Regression(n, read(n)),
  })

const regressions: Definition[] = [
  line('linearreg', 'Linear regression, value at the last bar', (n) => (m, b) => b + m * (n - 1)),
  line('linearreg_slope', 'Linear regression, slope', () => (m) => m),
  line('linearreg_intercept', 'Linear regression, value at the first bar', () => (_, b) => b),
  line('tsf', 'Time series forecast, one bar ahead of the line', (n) => (m, b) => b + m * n),
  tradingView({
    ...one,
    ...full,
    name: 'linreg',
    title: 'Linear regression, ta.linreg',
    params: { n: length(14, 2), offset: number(0, -5_000, 5_000) },
    open: ({ n, offset }) => new Regression(n, (m, b) => b + m * (n - 1 - offset)),
  }),
]

const spreads: Definition[] = [
  talib({
    ...one,
    ...full,
    name: 'stddev',
    title: 'Standard deviation',
    params: { n: length(20, 2), times: number(1, -1_000, 1_000) },
    open: ({ n, times }) => new StdDev(n, times),
  }),
  talib({
    ...one,
    ...full,
    name: 'var',
    title: 'Variance',
    params: { n: length(20), times: number(1, -1_000, 1_000) },
    open: ({ n }) => new Variance(n),
  }),
  talib({
    ...one,
    memory: 'fading',
    name: 'bbands',
    title: 'Bollinger bands',
    params: {
      n: length(20, 2),
      up: number(2, -100, 100),
      down: number(2, -100, 100),
      average: kindOfAverage(),
    },
    outputs: ['upper', 'middle', 'lower'],
    warmUp: ({ n, average }) => Math.max(n - 1, averageLag(average, n)),
    open: ({ n, up, down, average }) => new Bbands(n, up, down, average),
  }),
  talib({
    ...pair,
    ...full,
    name: 'correl',
    title: 'Correlation',
    params: { n: length(20) },
    open: ({ n }) => new Correl(n),
  }),
  tradingView({
    ...pair,
    ...full,
    name: 'correlation',
    title: 'Correlation, ta.correlation',
    params: { n: length(20) },
    open: ({ n }) => new Correlation(n),
  }),
  tradingView({
    ...one,
    ...full,
    name: 'stdev',
    title: 'Standard deviation, ta.stdev',
    params: { n: length(20, 2), biased: yesOrNo(true) },
    open: ({ n, biased }) => new WindowSpread(n, 'stdev', biased === 1),
  }),
  tradingView({
    ...one,
    ...full,
    name: 'variance',
    title: 'Variance, ta.variance',
    params: { n: length(20, 2), biased: yesOrNo(true) },
    open: ({ n, biased }) => new WindowSpread(n, 'variance', biased === 1),
  }),
  tradingView({
    ...one,
    ...full,
    name: 'dev',
    title: 'Mean absolute deviation, ta.dev',
    params: { n: length(20) },
    open: ({ n }) => new WindowSpread(n, 'meanDeviation'),
  }),
  tradingView({
    ...one,
    ...full,
    name: 'bb',
    title: 'Bollinger bands, ta.bb',
    params: { n: length(20), times: number(2, -100, 100) },
    outputs: ['middle', 'upper', 'lower'],
    open: ({ n, times }) => new TvBands(n, times),
  }),
  tradingView({
    ...one,
    ...full,
    name: 'bbw',
    title: 'Width of Bollinger bands, ta.bbw',
    params: { n: length(20), times: number(2, -100, 100) },
    open: ({ n, times }) => new TvBandWidth(n, times),
  }),
]

const pivot = { params: { left: length(5), right: length(5) } }

const looks: Definition[] = [
  talib({
    ...one,
    ...full,
    name: 'max',
    title: 'Highest value',
    params: { n: length(20) },
    open: ({ n }) => highest(n),
  }),
  talib({
    ...one,
    ...full,
    name: 'min',
    title: 'Lowest value',
    params: { n: length(20) },
    open: ({ n }) => lowest(n),
  }),
  talib({
    ...one,
    ...full,
    name: 'sum',
    title: 'Sum',
    params: { n: length(20) },
    open: ({ n }) => new Sum(n),
  }),
  talib({
    ...one,
    ...full,
    name: 'midpoint',
    title: 'Middle of the highest and the lowest value',
    params: { n: length(14) },
    open: ({ n }) => new Midpoint(n),
  }),
  talib({
    ...extremes,
    ...full,
    name: 'midprice',
    title: 'Middle of the highest high and the lowest low',
    params: { n: length(14) },
    open: ({ n }) => new Middle(n),
  }),
  tradingView({
    ...extremes,
    ...full,
    name: 'donchian',
    title: 'Donchian channel',
    params: { n: length(20) },
    outputs: ['upper', 'lower', 'middle'],
    open: ({ n }) => new Donchian(n),
  }),
  tradingView({
    ...one,
    ...full,
    name: 'highestbars',
    title: 'Bars to the highest value, 0 or less',
    params: { n: length(20) },
    open: ({ n }) => new ExtremeBars(n, 1),
  }),
  tradingView({
    ...one,
    ...full,
    name: 'lowestbars',
    title: 'Bars to the lowest value, 0 or less',
    params: { n: length(20) },
    open: ({ n }) => new ExtremeBars(n, -1),
  }),
  tradingView({
    ...one,
    name: 'percentrank',
    title: 'Share of the last n values that are not above this one',
    params: { n: length(50) },
    warmUp: ({ n }) => n,
    open: ({ n }) => new PercentRank(n),
  }),
  tradingView({
    ...one,
    ...pivot,
    name: 'pivothigh',
    title: 'Pivot high, known `right` bars late',
    warmUp: ({ left, right }) => left + right,
    open: ({ left, right }) => new Pivot(left, right, 1),
  }),
  tradingView({
    ...one,
    ...pivot,
    name: 'pivotlow',
    title: 'Pivot low, known `right` bars late',
    warmUp: ({ left, right }) => left + right,
    open: ({ left, right }) => new Pivot(left, right, -1),
  }),
  tradingView({
    inputs: ['source'],
    memory: 'whole',
    name: 'cum',
    title: 'Running total',
    params: {},
    warmUp: () => 0,
    open: () => new Cum(),
  }),
]

export const windows: Definition[] = [...looks, ...spreads, ...regressions]
