import { averageLag, Kama, T3 } from './adaptive'
import { Dema, Ema, EmaFirst, Hma, rma, Sma, Tema, trima, Wma } from './averages'
import { emaBatch, smaBatch } from './batch-loops'
import { TwoAverages } from './compared'
import { type Definition, kindOfAverage, length, number, talib, tradingView } from './definition'
import { HtTrendline } from './hilbert'
import { Vwma } from './volume'

const one = { inputs: ['source'] as ['source'] }
const window = { ...one, memory: 'window' as const }
const fading = { ...one, memory: 'fading' as const }

export const averages: Definition[] = [
  talib({
    ...window,
    name: 'sma',
    title: 'Simple moving average',
    params: { n: length(20) },
    warmUp: ({ n }) => n - 1,
    open: ({ n }) => new Sma(n),
    batch: ({ n }, [x = new Float64Array()], [out = new Float64Array()], from) => smaBatch(x, out, n, from),
  }),
  talib({
    ...fading,
    name: 'ema',
    title: 'Exponential moving average',
    params: { n: length(20) },
    warmUp: ({ n }) => n - 1,
    open: ({ n }) => new Ema(n),
    batch: ({ n }, [x = new Float64Array()], [out = new Float64Array()], from) => emaBatch(x, out, n, from),
  }),
  talib({
    ...window,
    name: 'wma',
    title: 'Weighted moving average',
    params: { n: length(20) },
    warmUp: ({ n }) => n - 1,
    open: ({ n }) => new Wma(n),
  }),
  talib({
    ...fading,
    name: 'dema',
    title: 'Double exponential moving average',
    params: { n: length(20) },
    warmUp: ({ n }) => 2 * (n - 1),
    open: ({ n }) => new Dema(n),
  }),
  talib({
    ...fading,
    name: 'tema',
    title: 'Triple exponential moving average',
    params: { n: length(20) },
    warmUp: ({ n }) => 3 * (n - 1),
    open: ({ n }) => new Tema(n),
  }),
  talib({
    ...window,
    name: 'trima',
    title: 'Triangular moving average',
    params: { n: length(20) },
    warmUp: ({ n }) => n - 1,
    open: ({ n }) => trima(n),
  }),
  talib({
    ...fading,
    name: 'kama',
    title: "Kaufman's adaptive moving average",
    params: { n: length(30, 2) },
    warmUp: ({ n }) => n,
    open: ({ n }) => new Kama(n),
  }),
  talib({
    ...fading,
    name: 't3',
    title: "Tillson's T3",
    params: { n: length(5, 2), factor: number(0.7, 0, 1) },
    warmUp: ({ n }) => 6 * (n - 1),
    open: ({ n, factor }) => new T3(n, factor),
  }),
  talib({
    ...fading,
    name: 'ht_trendline',
    title: 'Hilbert transform, instantaneous trend line',
    params: {},
    warmUp: () => 63,
    open: () => new HtTrendline(),
  }),
  talib({
    ...fading,
    name: 'ppo',
    title: 'Percentage price oscillator',
    params: { fast: length(12, 2), slow: length(26, 2), average: kindOfAverage() },
    warmUp: ({ fast, slow, average }) => averageLag(average, Math.max(fast, slow)),
    open: ({ fast, slow, average }) => new TwoAverages(fast, slow, average, true),
  }),
  talib({
    ...fading,
    name: 'apo',
    title: 'Absolute price oscillator',
    params: { fast: length(12, 2), slow: length(26, 2), average: kindOfAverage() },
    warmUp: ({ fast, slow, average }) => averageLag(average, Math.max(fast, slow)),
    open: ({ fast, slow, average }) => new TwoAverages(fast, slow, average, false),
  }),
  tradingView({
    ...fading,
    name: 'ema_first',
    title: 'Exponential moving average that begins with the first price',
    params: { n: length(20) },
    warmUp: () => 0,
    open: ({ n }) => new EmaFirst(n),
  }),
  tradingView({
    ...fading,
    name: 'rma',
    title: "Wilder's moving average",
    params: { n: length(14) },
    warmUp: ({ n }) => n - 1,
    open: ({ n }) => rma(n),
  }),
  tradingView({
    ...window,
    name: 'hma',
    title: 'Hull moving average',
    params: { n: length(16, 2) },
    warmUp: ({ n }) => n - 1 + Math.floor(Math.sqrt(n)) - 1,
    open: ({ n }) => new Hma(n),
  }),
  tradingView({
    name: 'vwma',
    title: 'Volume-weighted moving average',
    inputs: ['source', 'volume'],
    params: { n: length(20) },
    memory: 'window',
    warmUp: ({ n }) => n - 1,
    open: ({ n }) => new Vwma(n),
  }),
]
