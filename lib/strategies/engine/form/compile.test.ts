import { expect, test } from 'vitest'
import { someAccount } from '@/tests/harness/random-form'
import { compile } from './compile'
import { type Form, FormRefusal } from './form'
import { BarRun } from './run-bars'
import type { Wish } from './wishes'

const bare: Form = {
  version: 1,
  params: [],
  frames: [],
  nodes: [],
  rules: [],
  sizing: { as: 'equity', value: 1 },
  risk: { maxEntries: 1, leverage: 1 },
}

const macdRsi: Form = {
  ...bare,
  params: [{ name: 'length', kind: 'integer', default: 14, min: 2, max: 50 }],
  nodes: [
    { id: 'rsi', op: 'indicator', name: 'rsi', params: { n: '$length' } },
    { id: 'macd', op: 'indicator', name: 'macd', inputs: ['hlc3'] },
    { id: 'up', op: 'crossover', args: ['macd', 'macd.signal'] },
    { id: 'calm', op: 'lt', args: ['rsi', 70] },
    { id: 'go', op: 'and', args: ['up', 'calm'] },
  ],
  rules: [{ when: 'go', do: { do: 'entry', id: 'L', side: 'long', stopLoss: { as: 'percent', value: 2 } } }],
}

function faults(form: Form, values: Record<string, number> = {}): string[] {
  try {
    compile(form, 60, values)
  } catch (error) {
    if (error instanceof FormRefusal) return error.faults.map(({ path, sentence }) => `${path}: ${sentence}`)
    throw error
  }
  return []
}

test('every fault is told at its place, all at once', () => {
  const form: Form = {
    ...bare,
    params: [{ name: 'length', kind: 'integer', default: 14, min: 2, max: 50 }],
    frames: [{ id: 'h4', minutes: 90, nodes: [{ id: 'mine', op: 'gt', args: ['equity', 1] }] }],
    nodes: [
      { id: 'close', op: 'add', args: [1, 2] },
      { id: 'early', op: 'add', args: ['late', 2] },
      { id: 'late', op: 'indicator', name: 'sma', params: { n: 'high' } },
      { id: 'long', op: 'indicator', name: 'sma', params: { n: 6_000 } },
      { id: 'kind', op: 'indicator', name: 'ppo', params: { average: 'HMA' } },
      { id: 'absent', op: 'indicator', name: 'smma' },
      { id: 'few', op: 'indicator', name: 'atr', inputs: ['close'] },
      { id: 'mixed', op: 'and', args: ['close', true] },
      { id: 'three', op: 'add', args: [1, 2, 3] },
      { id: 'what', op: 'frobnicate', args: [1] },
      { id: 'back', op: 'prev', args: ['open', -1] },
      { id: 'out', op: 'add', args: ['late.upper', 1] },
    ],
    rules: [{ when: 'open', do: { do: 'close', percent: '$share' } }],
  }
  expect(faults(form)).toEqual([
    'frames[0].minutes: 90 minutes is not a multiple of the 60 minutes of the bars.',
    'frames[0].nodes[0].args[0]: equity belongs to the account; another timeframe cannot ask for it.',
    'nodes[0].id: close is a source; a node needs another name.',
    'nodes[1].args[0]: late comes later; only the next of a state may name a later node.',
    'nodes[2].params.n: high changes from bar to bar; here a value that is known beforehand is needed.',
    'nodes[3].params.n: n must be from 1 to 5000, not 6000.',
    'nodes[4].params.average: average must be one of SMA, EMA, WMA, DEMA, TEMA, TRIMA, KAMA, T3.',
    'nodes[5].name: There is no indicator named smma.',
    'nodes[6].inputs: atr takes 3 inputs (high, low, close), not 1.',
    'nodes[7].args[0]: close is a number; here a yes or no is needed.',
    'nodes[8].args: add takes 2 arguments, not 3.',
    'nodes[9].op: There is no operation named frobnicate.',
    'nodes[10].args[1]: prev takes a whole number from 0 to 5000 here, not -1.',
    'nodes[11].args[0]: late has no output upper.',
    'rules[0].when: open is a number; here a yes or no is needed.',
    'rules[0].do.percent: There is no parameter $share.',
  ])
})

test('a parameter outside its range is refused with the range', () => {
  expect(faults(macdRsi, { length: 51 })).toEqual(['values.length: length must be at most 50, not 51.'])
  expect(faults(macdRsi, { length: 2.5 })).toEqual(['values.length: length must be a whole number, not 2.5.'])
  expect(faults(macdRsi, { width: 3 })).toEqual(['values.width: There is no parameter named width.'])
  expect(compile(macdRsi, 60, { length: 20 }).params).toEqual({ length: 20 })
})

test('a form that is too large is refused with the count', () => {
  const nodes = Array.from({ length: 5_001 }, (_, at) => ({ id: `n${at}`, op: 'add', args: [1, 2] }))
  expect(faults({ ...bare, nodes })).toEqual(['nodes: A form has at most 5000 nodes, not 5001.'])
})

const hour = 3_600_000

function wants(form: Form, closes: number[], minutes = 60, from = 0): Wish[][] {
  const run = new BarRun(compile(form, minutes))
  return closes.map((close, i) => {
    const bar = { time: from + i * minutes * 60_000, open: close, high: close, low: close, close, volume: 1 }
    return run.push(bar, someAccount(i))
  })
}

test('another timeframe shows its last closed bar, from the bar that ends with it', () => {
  const form: Form = {
    ...bare,
    frames: [{ id: 'h4', minutes: 240, nodes: [{ id: 'was', op: 'prev', args: ['close', 1] }] }],
    rules: [{ when: true, do: { do: 'entry', id: 'L', side: 'long', limit: 'h4:close', stop: 'h4:was' } }],
  }
  const both = form.rules[0]?.do
  if (both?.do === 'entry') both.whenMissing = 'without'
  const seen = wants(form, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 60, 2 * hour).map(([wish]) =>
    wish?.do === 'entry' ? [wish.limit, wish.stop] : null,
  )
  // The data begin inside a bar of four hours, which is left out; the next ends with the bar of close 6.
  expect(seen).toEqual([
    ...Array.from({ length: 5 }, () => [null, null]),
    ...Array.from({ length: 4 }, () => [6, null]),
    [10, 6],
  ])
})

test('a state is what its next was one bar before', () => {
  const form: Form = {
    ...bare,
    nodes: [
      { id: 'count', op: 'state', type: 'number', init: 1, next: 'more' },
      { id: 'more', op: 'add', args: ['count', 1] },
    ],
    rules: [
      { when: true, do: { do: 'entry', id: 'L', side: 'long', size: { as: 'units', value: 'count' } } },
    ],
  }
  const sizes = wants(form, [5, 5, 5]).map(([wish]) => (wish?.do === 'entry' ? wish.size.value : null))
  expect(sizes).toEqual([1, 2, 3])
})

test('an order without its price or size is left out, a division by zero has no value', () => {
  const form: Form = {
    ...bare,
    nodes: [{ id: 'odd', op: 'div', args: [1, 'open_trades'] }],
    rules: [
      { when: true, do: { do: 'entry', id: 'L', side: 'long', limit: 'odd' } },
      { when: true, do: { do: 'entry', id: 'M', side: 'long', size: { as: 'units', value: 'odd' } } },
      { when: true, do: { do: 'exit', id: 'X', stopLoss: { as: 'price', value: 'odd' } } },
    ],
  }
  expect(wants(form, [1, 2]).flat()).toEqual([])
})
