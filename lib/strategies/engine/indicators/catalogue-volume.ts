import { type Definition, length, talib, tradingView } from './definition'
import { Ad, Adosc, Mfi, Obv, TvMfi, TvObv, Vwap } from './volume'

const traded: { inputs: ['high', 'low', 'close', 'volume'] } = { inputs: ['high', 'low', 'close', 'volume'] }
const window = { memory: 'window' as const }
const whole = { memory: 'whole' as const }

export const volumes: Definition[] = [
  talib({
    ...whole,
    inputs: ['source', 'volume'],
    name: 'obv',
    title: 'On-balance volume',
    params: {},
    warmUp: () => 0,
    open: () => new Obv(),
  }),
  talib({
    ...traded,
    ...whole,
    name: 'ad',
    title: 'Accumulation and distribution',
    params: {},
    warmUp: () => 0,
    open: () => new Ad(),
  }),
  talib({
    ...traded,
    memory: 'fading',
    name: 'adosc',
    title: 'Oscillator of accumulation and distribution',
    params: { fast: length(3, 2), slow: length(10, 2) },
    warmUp: ({ fast, slow }) => Math.max(fast, slow) - 1,
    open: ({ fast, slow }) => new Adosc(fast, slow),
  }),
  talib({
    ...traded,
    ...window,
    name: 'mfi',
    title: 'Money flow index',
    params: { n: length(14, 2) },
    warmUp: ({ n }) => n,
    open: ({ n }) => new Mfi(n),
  }),
  tradingView({
    ...whole,
    inputs: ['source', 'volume'],
    name: 'tv_obv',
    title: 'On-balance volume, ta.obv',
    params: {},
    warmUp: () => 0,
    open: () => new TvObv(),
  }),
  tradingView({
    memory: 'fading',
    inputs: ['source', 'volume'],
    name: 'tv_mfi',
    title: 'Money flow index, ta.mfi',
    params: { n: length(14) },
    warmUp: ({ n }) => n - 1,
    open: ({ n }) => new TvMfi(n),
  }),
  tradingView({
    memory: 'fading',
    inputs: ['time', 'source', 'volume'],
    name: 'vwap',
    title: 'Volume-weighted average price of the UTC day',
    params: {},
    warmUp: () => 0,
    open: () => new Vwap(),
  }),
]
