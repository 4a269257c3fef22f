import type { Form } from '../../lib/strategies/engine/form/form'

export interface Twin {
  name: string
  form: Form
  code: string
}

const bare: Form = {
  version: 1,
  params: [],
  frames: [],
  nodes: [],
  rules: [],
  sizing: { as: 'equity', value: 1 },
  risk: { maxEntries: 1, leverage: 1 },
}

/** The same strategy twice: as a form, and as a script. */
export const twins: Twin[] = [
  {
    name: 'a cross of two averages',
    form: {
      ...bare,
      params: [
        { name: 'fast', kind: 'integer', default: 10, min: 2, max: 100 },
        { name: 'slow', kind: 'integer', default: 30, min: 3, max: 400 },
      ],
      nodes: [
        { id: 'a', op: 'indicator', name: 'sma', params: { n: '$fast' } },
        { id: 'b', op: 'indicator', name: 'sma', params: { n: '$slow' } },
        { id: 'up', op: 'crossover', args: ['a', 'b'] },
        { id: 'down', op: 'crossunder', args: ['a', 'b'] },
      ],
      rules: [
        { when: 'up', do: { do: 'entry', id: 'long', side: 'long' } },
        { when: 'down', do: { do: 'entry', id: 'short', side: 'short' } },
      ],
    },
    code: `
const { fast, slow } = params({ fast: { default: 10, min: 2, max: 100 }, slow: { default: 30, min: 3, max: 400 } })
const a = indicator('sma', { n: fast })
const b = indicator('sma', { n: slow })
export function onBar() {
  if (crossover(a, b)) buy()
  if (crossunder(a, b)) sell()
}`,
  },
  {
    name: 'RSI and MACD with stops and targets',
    form: {
      ...bare,
      nodes: [
        { id: 'rsi', op: 'indicator', name: 'rsi', params: { n: 14 } },
        { id: 'macd', op: 'indicator', name: 'macd' },
        { id: 'up', op: 'crossover', args: ['macd.macd', 'macd.signal'] },
        { id: 'calm', op: 'lt', args: ['rsi', 60] },
        { id: 'hot', op: 'gt', args: ['rsi', 70] },
        { id: 'enter', op: 'and', args: ['up', 'calm'] },
        { id: 'far', op: 'mul', args: ['close', 1.05] },
      ],
      rules: [
        {
          when: 'enter',
          do: {
            do: 'entry',
            id: 'L',
            side: 'long',
            size: { as: 'equity', value: 0.5 },
            stopLoss: { as: 'percent', value: 3 },
            takeProfit: { as: 'price', value: 'far' },
          },
        },
        { when: 'hot', do: { do: 'close', percent: 50 } },
      ],
      risk: { maxEntries: 3, leverage: 1 },
    },
    code: `
risk({ maxEntries: 3 })
const rsi = indicator('rsi', { n: 14 })
const macd = indicator('macd')
export function onBar(bar) {
  if (crossover(macd.macd, macd.signal) && rsi < 60) {
    buy({ id: 'L', size: { equity: 0.5 }, stopLoss: { percent: 3 }, takeProfit: bar.close * 1.05 })
  }
  if (rsi > 70) exit({ percent: 50 })
}`,
  },
  {
    name: 'waiting orders, another timeframe, trails, what it holds, and a limit on the day',
    form: {
      ...bare,
      frames: [
        { id: 'd', minutes: 1_440, nodes: [{ id: 'trend', op: 'indicator', name: 'ema', params: { n: 5 } }] },
      ],
      nodes: [
        { id: 'atr', op: 'indicator', name: 'atr', params: { n: 10 } },
        { id: 'high20', op: 'indicator', name: 'max', inputs: ['high'], params: { n: 20 } },
        { id: 'low20', op: 'indicator', name: 'min', inputs: ['low'], params: { n: 20 } },
        { id: 'smooth', op: 'indicator', name: 'ema', inputs: ['atr'], params: { n: 5 } },
        { id: 'flat', op: 'eq', args: ['position', 0] },
        { id: 'above', op: 'gt', args: ['close', 'd:trend'] },
        { id: 'below', op: 'lt', args: ['close', 'd:trend'] },
        { id: 'mayBuy', op: 'and', args: ['flat', 'above'] },
        { id: 'maySell', op: 'and', args: ['flat', 'below'] },
        { id: 'deep', op: 'sub', args: ['close', 'smooth'] },
        { id: 'twice', op: 'mul', args: ['smooth', 2] },
        { id: 'held', op: 'gt', args: ['position', 0] },
        { id: 'losing', op: 'lt', args: ['open_profit', 0] },
        { id: 'late', op: 'eq', args: ['hour', 22] },
        { id: 'give', op: 'and', args: ['held', 'losing', 'late'] },
        { id: 'was', op: 'prev', args: ['close', 3] },
        { id: 'fell', op: 'lt', args: ['close', 'was'] },
      ],
      rules: [
        {
          when: 'mayBuy',
          do: {
            do: 'entry',
            id: 'break',
            side: 'long',
            size: { as: 'risk', value: 0.01 },
            stop: 'high20',
            stopLoss: { as: 'distance', value: 'twice' },
            trail: { from: { as: 'distance', value: 'twice' }, by: { as: 'distance', value: 'smooth' } },
          },
        },
        {
          when: 'maySell',
          do: { do: 'order', id: 'fade', side: 'short', size: { as: 'units', value: 2 }, limit: 'low20' },
        },
        {
          when: 'fell',
          do: {
            do: 'exit',
            id: 'out',
            from: 'fade',
            takeProfit: { as: 'price', value: 'deep' },
            stopLoss: { as: 'percent', value: 2 },
          },
        },
        { when: 'give', do: { do: 'close', id: 'break' } },
        { when: 'late', do: { do: 'cancel', id: 'fade' } },
      ],
      risk: { maxEntries: 1, leverage: 2, maxDailyLoss: 0.02 },
    },
    code: `
risk({ leverage: 2, maxDailyLoss: 0.02 })
const trend = timeframe(1440).indicator('ema', { n: 5 })
const atr = indicator('atr', { n: 10 })
const high20 = indicator('max', { n: 20 }, 'high')
const low20 = indicator('min', { n: 20 }, ['low'])
const smooth = indicator('ema', { n: 5 }, atr)
export function onBar(bar) {
  if (position.isFlat && bar.close > trend) {
    buy({ id: 'break', size: { risk: 0.01 }, stop: high20, stopLoss: { distance: 2 * smooth }, trail: { from: { distance: 2 * smooth }, by: smooth.value } })
  }
  if (position.isFlat && bar.close < trend) sell({ id: 'fade', order: true, size: 2, limit: low20 })
  if (bar.close < bar.ago(3).close) exit({ id: 'out', from: 'fade', takeProfit: bar.close - smooth, stopLoss: { percent: 2 } })
  if (position.isLong && position.openProfit < 0 && bar.hour === 22) exit({ from: 'break' })
  if (bar.hour === 22) cancel('fade')
}`,
  },
]
