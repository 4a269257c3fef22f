import { type Definition, length, number, talib, tradingView, yesOrNo } from './definition'
import { Adx, Adxr, Di, Dm, Dmi, Dx, Sar } from './direction'
import { Atr, Kc, KcWidth, Keltner, Natr, SuperTrend, TrueRange, TvAtr } from './ranges'
import { TvSar } from './simple'
import { Aroon, AroonOsc } from './windows'

type Bar = ['high', 'low', 'close']
const bar: { inputs: Bar } = { inputs: ['high', 'low', 'close'] }
const extremes: { inputs: ['high', 'low'] } = { inputs: ['high', 'low'] }
const fading = { memory: 'fading' as const }
const window = { memory: 'window' as const }
const wilder = { params: { n: length(14, 2) }, ...fading }

const ranges: Definition[] = [
  talib({
    ...bar,
    ...window,
    name: 'trange',
    title: 'True range',
    params: {},
    warmUp: () => 1,
    open: () => new TrueRange(false),
  }),
  talib({
    ...bar,
    ...wilder,
    name: 'atr',
    title: 'Average true range',
    warmUp: ({ n }) => n,
    open: ({ n }) => new Atr(n),
  }),
  talib({
    ...bar,
    ...wilder,
    name: 'natr',
    title: 'Average true range, per cent of the close',
    warmUp: ({ n }) => n,
    open: ({ n }) => new Natr(n),
  }),
  tradingView({
    ...bar,
    ...window,
    name: 'tr',
    title: 'True range with high - low on the first bar, ta.tr(true)',
    params: {},
    warmUp: () => 0,
    open: () => new TrueRange(true),
  }),
  tradingView({
    ...bar,
    ...fading,
    name: 'tv_atr',
    title: 'Average true range, ta.atr',
    params: { n: length(14) },
    warmUp: ({ n }) => n - 1,
    open: ({ n }) => new TvAtr(n),
  }),
  tradingView({
    ...bar,
    ...fading,
    name: 'keltner',
    title: 'Keltner channel around an exponential average, ta.atr wide',
    params: { n: length(20), times: number(2, -100, 100), atrN: length(20) },
    outputs: ['middle', 'upper', 'lower'],
    warmUp: ({ n, atrN }) => Math.max(n, atrN) - 1,
    open: ({ n, times, atrN }) => new Keltner(n, times, atrN),
  }),
  tradingView({
    ...fading,
    inputs: ['source', ...bar.inputs],
    name: 'kc',
    title: 'Keltner channel, ta.kc',
    params: { n: length(20), times: number(2, -100, 100), trueRange: yesOrNo(true) },
    outputs: ['middle', 'upper', 'lower'],
    warmUp: ({ n, trueRange }) => n - 1 + trueRange,
    open: ({ n, times, trueRange }) => new Kc(n, times, trueRange === 1),
  }),
  tradingView({
    ...fading,
    inputs: ['source', ...bar.inputs],
    name: 'kcw',
    title: 'Width of the Keltner channel, ta.kcw',
    params: { n: length(20), times: number(2, -100, 100), trueRange: yesOrNo(true) },
    warmUp: ({ n, trueRange }) => n - 1 + trueRange,
    open: ({ n, times, trueRange }) => new KcWidth(n, times, trueRange === 1),
  }),
  tradingView({
    ...bar,
    ...fading,
    name: 'supertrend',
    title: 'SuperTrend: the line, and -1 in an up trend, 1 in a down trend',
    params: { factor: number(3, 0.01, 1_000), n: length(10) },
    outputs: ['line', 'direction'],
    warmUp: ({ n }) => n - 1,
    open: ({ factor, n }) => new SuperTrend(factor, n),
  }),
]

const directions: Definition[] = [
  talib({
    ...bar,
    ...wilder,
    name: 'adx',
    title: 'Average directional index',
    warmUp: ({ n }) => 2 * n - 1,
    open: ({ n }) => new Adx(n),
  }),
  talib({
    ...bar,
    ...wilder,
    name: 'adxr',
    title: 'Average directional index rating',
    warmUp: ({ n }) => 3 * n - 2,
    open: ({ n }) => new Adxr(n),
  }),
  talib({
    ...bar,
    ...wilder,
    name: 'dx',
    title: 'Directional index',
    warmUp: ({ n }) => n,
    open: ({ n }) => new Dx(n),
  }),
  talib({
    ...bar,
    ...wilder,
    name: 'plus_di',
    title: 'Plus directional indicator',
    warmUp: ({ n }) => n,
    open: ({ n }) => new Di(n, 'plus'),
  }),
  talib({
    ...bar,
    ...wilder,
    name: 'minus_di',
    title: 'Minus directional indicator',
    warmUp: ({ n }) => n,
    open: ({ n }) => new Di(n, 'minus'),
  }),
  talib({
    ...extremes,
    ...wilder,
    name: 'plus_dm',
    title: 'Plus directional movement',
    warmUp: ({ n }) => n - 1,
    open: ({ n }) => new Dm(n, 'plus'),
  }),
  talib({
    ...extremes,
    ...wilder,
    name: 'minus_dm',
    title: 'Minus directional movement',
    warmUp: ({ n }) => n - 1,
    open: ({ n }) => new Dm(n, 'minus'),
  }),
  tradingView({
    ...bar,
    ...fading,
    name: 'dmi',
    title: 'Directional movement, ta.dmi',
    params: { n: length(14), adxN: length(14) },
    outputs: ['plus', 'minus', 'adx'],
    warmUp: ({ n, adxN }) => n + adxN - 1,
    open: ({ n, adxN }) => new Dmi(n, adxN),
  }),
  talib({
    ...extremes,
    ...window,
    name: 'aroon',
    title: 'Aroon',
    params: { n: length(14, 2) },
    outputs: ['down', 'up'],
    warmUp: ({ n }) => n,
    open: ({ n }) => new Aroon(n),
  }),
  talib({
    ...extremes,
    ...window,
    name: 'aroonosc',
    title: 'Aroon oscillator',
    params: { n: length(14, 2) },
    warmUp: ({ n }) => n,
    open: ({ n }) => new AroonOsc(n),
  }),
  talib({
    ...extremes,
    ...fading,
    name: 'sar',
    title: 'Parabolic stop and reverse',
    params: { step: number(0.02, 0, 10), limit: number(0.2, 0, 10) },
    warmUp: () => 1,
    open: ({ step, limit }) => new Sar(step, limit),
  }),
  tradingView({
    ...bar,
    ...fading,
    name: 'tv_sar',
    title: 'Parabolic stop and reverse, ta.sar',
    params: { start: number(0.02, 0, 10), step: number(0.02, 0, 10), limit: number(0.2, 0, 10) },
    warmUp: () => 1,
    open: ({ start, step, limit }) => new TvSar(start, step, limit),
  }),
]

export const rangesAndDirections: Definition[] = [...ranges, ...directions]
