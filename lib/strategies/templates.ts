import type { StrategyForm } from './schemas/form'

interface Template {
  id: string
  name: string
  description: string
  form: StrategyForm
}

const length = (name: string, value: number, min: number, max: number) =>
  ({ name, kind: 'integer', default: value, min, max, step: 1 }) as const

const base = {
  version: 1,
  frames: [],
  sizing: { as: 'equity', value: 0.95 },
  risk: { maxEntries: 1, leverage: 1 },
} satisfies Partial<StrategyForm>

/** Strategies to begin from. None of them promises anything. */
export const strategyTemplates: readonly Template[] = [
  {
    id: 'sma-cross',
    name: 'SMA cross',
    description:
      'Follows the trend: in when a fast average crosses above a slow one, out when it falls below.',
    form: {
      ...base,
      params: [length('fast', 20, 2, 100), length('slow', 50, 5, 400)],
      nodes: [
        { id: 'sma_fast', op: 'indicator', name: 'sma', params: { n: '$fast' } },
        { id: 'sma_slow', op: 'indicator', name: 'sma', params: { n: '$slow' } },
        { id: 'up', op: 'crossover', args: ['sma_fast', 'sma_slow'] },
        { id: 'down', op: 'crossunder', args: ['sma_fast', 'sma_slow'] },
      ],
      rules: [
        { when: 'up', do: { do: 'entry', id: 'Long', side: 'long' } },
        { when: 'down', do: { do: 'close', id: 'Long' } },
      ],
    },
  },
  {
    id: 'rsi-macd',
    name: 'RSI and MACD',
    description:
      'In when the MACD turns up while the RSI is not hot yet, out when it turns down or the RSI is hot.',
    form: {
      ...base,
      params: [length('rsi_length', 14, 2, 50), length('calm', 55, 20, 80), length('hot', 80, 50, 95)],
      nodes: [
        { id: 'rsi', op: 'indicator', name: 'rsi', params: { n: '$rsi_length' } },
        { id: 'macd', op: 'indicator', name: 'macd', params: { fast: 12, slow: 26, signal: 9 } },
        { id: 'turns_up', op: 'crossover', args: ['macd.macd', 'macd.signal'] },
        { id: 'is_calm', op: 'lt', args: ['rsi', '$calm'] },
        { id: 'go', op: 'and', args: ['turns_up', 'is_calm'] },
        { id: 'turns_down', op: 'crossunder', args: ['macd.macd', 'macd.signal'] },
        { id: 'is_hot', op: 'gt', args: ['rsi', '$hot'] },
        { id: 'leave', op: 'or', args: ['turns_down', 'is_hot'] },
      ],
      rules: [
        { when: 'go', do: { do: 'entry', id: 'Long', side: 'long' } },
        { when: 'leave', do: { do: 'close', id: 'Long' } },
      ],
    },
  },
  {
    id: 'donchian',
    name: 'Donchian breakout',
    description:
      'In above the highest high of many bars, out below the lowest low of fewer, with a stop by the range.',
    form: {
      ...base,
      sizing: { as: 'risk', value: 0.01 },
      params: [length('entry_bars', 20, 5, 200), length('exit_bars', 10, 3, 100)],
      nodes: [
        { id: 'wide', op: 'indicator', name: 'donchian', params: { n: '$entry_bars' } },
        { id: 'narrow', op: 'indicator', name: 'donchian', params: { n: '$exit_bars' } },
        { id: 'range', op: 'indicator', name: 'tv_atr', params: { n: 20 } },
        { id: 'roof', op: 'prev', args: ['wide.upper', 1] },
        { id: 'floor', op: 'prev', args: ['narrow.lower', 1] },
        { id: 'two_ranges', op: 'mul', args: ['range', 2] },
        { id: 'breaks_out', op: 'gt', args: ['close', 'roof'] },
        { id: 'breaks_down', op: 'lt', args: ['close', 'floor'] },
      ],
      rules: [
        {
          when: 'breaks_out',
          do: { do: 'entry', id: 'Long', side: 'long', stopLoss: { as: 'distance', value: 'two_ranges' } },
        },
        { when: 'breaks_down', do: { do: 'close', id: 'Long' } },
      ],
    },
  },
  {
    id: 'bollinger',
    name: 'Bollinger mean reversion',
    description: 'In when the price comes back above the lower band, out at the middle, with a stop at 4 %.',
    form: {
      ...base,
      params: [length('bars', 20, 5, 100)],
      nodes: [
        { id: 'bands', op: 'indicator', name: 'bb', params: { n: '$bars', times: 2 } },
        { id: 'comes_back', op: 'crossover', args: ['close', 'bands.lower'] },
        { id: 'at_middle', op: 'ge', args: ['close', 'bands.middle'] },
      ],
      rules: [
        {
          when: 'comes_back',
          do: { do: 'entry', id: 'Long', side: 'long', stopLoss: { as: 'percent', value: 4 } },
        },
        { when: 'at_middle', do: { do: 'close', id: 'Long' } },
      ],
    },
  },
]
