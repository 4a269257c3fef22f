import type { Form } from '../../lib/strategies/engine/form/form'

export const bare: Omit<Form, 'nodes' | 'rules' | 'params'> = {
  version: 1,
  frames: [],
  sizing: { as: 'units', value: 1 },
  risk: { maxEntries: 1, leverage: 1 },
}

/** Long while the fast average is above the slow one. */
export const smaCross: Form = {
  ...bare,
  params: [
    { name: 'fast', kind: 'integer', default: 20, min: 2, max: 500 },
    { name: 'slow', kind: 'integer', default: 50, min: 2, max: 500 },
  ],
  nodes: [
    { id: 'quick', op: 'indicator', name: 'sma', params: { n: '$fast' } },
    { id: 'calm', op: 'indicator', name: 'sma', params: { n: '$slow' } },
    { id: 'up', op: 'crossover', args: ['quick', 'calm'] },
    { id: 'down', op: 'crossunder', args: ['quick', 'calm'] },
  ],
  rules: [
    { when: 'up', do: { do: 'entry', id: 'long', side: 'long' } },
    { when: 'down', do: { do: 'close' } },
  ],
}

/** Long when MACD crosses its signal with a low RSI; out when it crosses back or the RSI is high. */
export const macdRsi: Form = {
  ...bare,
  params: [],
  nodes: [
    { id: 'macd', op: 'indicator', name: 'macd' },
    { id: 'rsi', op: 'indicator', name: 'rsi' },
    { id: 'up', op: 'crossover', args: ['macd.macd', 'macd.signal'] },
    { id: 'down', op: 'crossunder', args: ['macd.macd', 'macd.signal'] },
    { id: 'calm', op: 'lt', args: ['rsi', 60] },
    { id: 'over', op: 'gt', args: ['rsi', 80] },
    { id: 'in', op: 'and', args: ['up', 'calm'] },
    { id: 'out', op: 'or', args: ['down', 'over'] },
  ],
  rules: [
    { when: 'in', do: { do: 'entry', id: 'long', side: 'long' } },
    { when: 'out', do: { do: 'close' } },
  ],
}
