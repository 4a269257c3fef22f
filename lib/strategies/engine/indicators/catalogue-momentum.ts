import { averageLag } from './adaptive'
import { macdBatch, rsiBatch } from './batch-loops'
import { Against, mom, roc, rocp, Steady, trix, tvRoc } from './compared'
import { type Definition, kindOfAverage, length, talib, tradingView } from './definition'
import { cmo, Macd, rsi, TvCmo, TvMacd, TvRsi } from './momentum'
import { Bop, Cci, Stoch, StochRsi, stochf, TvPlace, TypicalCci, Ultosc, Willr } from './stochastics'

const bare = new Float64Array()
const one = { inputs: ['source'] as ['source'] }
const window = { ...one, memory: 'window' as const }
const fading = { ...one, memory: 'fading' as const }
const bar = { inputs: ['high', 'low', 'close'] as ['high', 'low', 'close'], memory: 'window' as const }

const smoothed: Definition[] = [
  talib({
    ...fading,
    name: 'rsi',
    title: 'Relative strength index',
    params: { n: length(14, 2) },
    warmUp: ({ n }) => n,
    open: ({ n }) => rsi(n),
    batch: ({ n }, [x = bare], [out = bare], from) => rsiBatch(x, out, n, from),
  }),
  talib({
    ...fading,
    name: 'cmo',
    title: 'Chande momentum oscillator, smoothed',
    params: { n: length(14, 2) },
    warmUp: ({ n }) => n,
    open: ({ n }) => cmo(n),
  }),
  talib({
    ...fading,
    name: 'macd',
    title: 'Moving average convergence and divergence',
    params: { fast: length(12, 2), slow: length(26, 2), signal: length(9) },
    outputs: ['macd', 'signal', 'hist'],
    warmUp: ({ fast, slow, signal }) => Math.max(fast, slow) + signal - 2,
    open: ({ fast, slow, signal }) => new Macd(fast, slow, signal),
    batch: ({ fast, slow, signal }, [x = bare], outputs, from) =>
      macdBatch(x, outputs, { fast, slow, signal }, from),
  }),
  talib({
    ...fading,
    name: 'trix',
    title: 'Rate of change of a triple exponential average',
    params: { n: length(15) },
    warmUp: ({ n }) => 3 * (n - 1) + 1,
    open: ({ n }) => trix(n),
  }),
  talib({
    ...fading,
    name: 'stochrsi',
    title: 'Stochastic of the RSI',
    params: { n: length(14, 2), k: length(14), d: length(3), average: kindOfAverage() },
    outputs: ['fastk', 'fastd'],
    warmUp: ({ n, k, d, average }) => n + k - 1 + averageLag(average, d),
    open: ({ n, k, d, average }) => new StochRsi(n, k, d, average),
  }),
  tradingView({
    ...fading,
    name: 'tv_rsi',
    title: 'Relative strength index, ta.rsi',
    params: { n: length(14) },
    warmUp: ({ n }) => n,
    open: ({ n }) => new TvRsi(n),
  }),
  tradingView({
    ...fading,
    name: 'tv_macd',
    title: 'MACD, ta.macd',
    params: { fast: length(12), slow: length(26), signal: length(9) },
    outputs: ['macd', 'signal', 'hist'],
    warmUp: ({ fast, slow, signal }) => Math.max(fast, slow) + signal - 2,
    open: ({ fast, slow, signal }) => new TvMacd(fast, slow, signal),
  }),
]

const compared: Definition[] = [
  talib({
    ...window,
    name: 'mom',
    title: 'Momentum',
    params: { n: length(10) },
    warmUp: ({ n }) => n,
    open: ({ n }) => new Against(n, mom),
  }),
  talib({
    ...window,
    name: 'roc',
    title: 'Rate of change, per cent',
    params: { n: length(10) },
    warmUp: ({ n }) => n,
    open: ({ n }) => new Against(n, roc),
  }),
  talib({
    ...window,
    name: 'rocp',
    title: 'Rate of change, fraction',
    params: { n: length(10) },
    warmUp: ({ n }) => n,
    open: ({ n }) => new Against(n, rocp),
  }),
  tradingView({
    ...window,
    name: 'tv_roc',
    title: 'Rate of change, ta.roc',
    params: { n: length(10) },
    warmUp: ({ n }) => n,
    open: ({ n }) => new Against(n, tvRoc),
  }),
  tradingView({
    ...window,
    name: 'tv_cmo',
    title: 'Chande momentum oscillator, ta.cmo',
    params: { n: length(14) },
    warmUp: ({ n }) => n,
    open: ({ n }) => new TvCmo(n),
  }),
  tradingView({
    ...window,
    name: 'rising',
    title: 'Above each of the last n values',
    params: { n: length(3) },
    yesNo: true,
    warmUp: ({ n }) => n,
    open: ({ n }) => new Steady(n, 1),
  }),
  tradingView({
    ...window,
    name: 'falling',
    title: 'Below each of the last n values',
    params: { n: length(3) },
    yesNo: true,
    warmUp: ({ n }) => n,
    open: ({ n }) => new Steady(n, -1),
  }),
]

const placed: Definition[] = [
  talib({
    ...bar,
    memory: 'fading',
    name: 'stoch',
    title: 'Stochastic oscillator, slow',
    params: {
      k: length(14),
      slowK: length(3),
      averageK: kindOfAverage(),
      slowD: length(3),
      averageD: kindOfAverage(),
    },
    outputs: ['slowk', 'slowd'],
    warmUp: ({ k, slowK, averageK, slowD, averageD }) =>
      k - 1 + averageLag(averageK, slowK) + averageLag(averageD, slowD),
    open: ({ k, slowK, averageK, slowD, averageD }) => new Stoch(k, slowK, averageK, slowD, averageD),
  }),
  talib({
    ...bar,
    memory: 'fading',
    name: 'stochf',
    title: 'Stochastic oscillator, fast',
    params: { k: length(14), d: length(3), average: kindOfAverage() },
    outputs: ['fastk', 'fastd'],
    warmUp: ({ k, d, average }) => k - 1 + averageLag(average, d),
    open: ({ k, d, average }) => stochf(k, d, average),
  }),
  talib({
    ...bar,
    name: 'willr',
    title: 'Williams %R',
    params: { n: length(14, 2) },
    warmUp: ({ n }) => n - 1,
    open: ({ n }) => new Willr(n),
  }),
  talib({
    ...bar,
    name: 'cci',
    title: 'Commodity channel index',
    params: { n: length(20, 2) },
    warmUp: ({ n }) => n - 1,
    open: ({ n }) => new TypicalCci(n),
  }),
  talib({
    ...bar,
    name: 'ultosc',
    title: 'Ultimate oscillator',
    params: { short: length(7), middle: length(14), long: length(28) },
    warmUp: ({ short, middle, long }) => Math.max(short, middle, long),
    open: ({ short, middle, long }) => new Ultosc(short, middle, long),
  }),
  talib({
    name: 'bop',
    title: 'Balance of power',
    inputs: ['open', 'high', 'low', 'close'],
    params: {},
    memory: 'window',
    warmUp: () => 0,
    open: () => new Bop(),
  }),
  tradingView({
    name: 'tv_stoch',
    title: 'Stochastic, ta.stoch',
    inputs: ['source', 'high', 'low'],
    params: { n: length(14) },
    memory: 'window',
    warmUp: ({ n }) => n - 1,
    open: ({ n }) => new TvPlace(n, false),
  }),
  tradingView({
    name: 'wpr',
    title: 'Williams %R, ta.wpr',
    inputs: ['close', 'high', 'low'],
    params: { n: length(14) },
    memory: 'window',
    warmUp: ({ n }) => n - 1,
    open: ({ n }) => new TvPlace(n, true),
  }),
  tradingView({
    ...window,
    name: 'tv_cci',
    title: 'Commodity channel index, ta.cci',
    params: { n: length(20) },
    warmUp: ({ n }) => n - 1,
    open: ({ n }) => new Cci(n, Number.NaN),
  }),
]

export const momentum: Definition[] = [...smoothed, ...compared, ...placed]
