import { expect, test } from 'vitest'
import { compile } from '@/lib/strategies/engine/form/compile'
import { formInWords } from '@/lib/strategies/engine/words/words'
import type { StrategyForm } from '@/lib/strategies/schemas/form'
import { changed, joined, type Put, parted, reshaped, shapeOf } from './condition-edits'
import { settled } from './form-edits'

const empty: StrategyForm = {
  version: 1,
  params: [],
  frames: [],
  nodes: [{ id: 'rsi', op: 'indicator', name: 'rsi' }],
  rules: [{ when: true, do: { do: 'close' } }],
  sizing: { as: 'equity', value: 0.5 },
  risk: { maxEntries: 1, leverage: 1 },
}

const put: Put = (form, when) => ({ ...form, rules: [{ when, do: { do: 'close' } }] })
const when = (form: StrategyForm) => form.rules[0]?.when ?? true
const groupOf = (form: StrategyForm) => {
  const { node } = shapeOf(form, when(form))
  if (!node) throw new Error('This is no group.')
  return node
}
const told = (form: StrategyForm) => {
  compile(settled(form), 5)
  return formInWords(settled(form))[0]
}

test('a rule grows from one comparison to a nested group by clicks, and every step compiles', () => {
  let form = reshaped(empty, true, 'compare', put)
  expect(told(form)).toBe('Close everything when RSI(14) is above 0.')
  const first = groupOf(form)
  form = changed(form, { ...first, op: 'crossover', args: ['rsi', 30] })
  form = reshaped(form, when(form), 'and', put)
  form = joined(form, groupOf(form))
  expect(told(form)).toBe(
    'Close everything when RSI(14) crosses above 30 and RSI(14) is above 0 and RSI(14) is above 0.',
  )
  const group = groupOf(form)
  const inner: Put = (now, next) =>
    changed(now, { ...group, args: [group.args[0] ?? true, next, group.args[2] ?? true] })
  form = reshaped(form, group.args[1] ?? true, 'not', inner)
  expect(told(form)).toContain('crosses above 30 and not (RSI(14) is above 0) and')
  form = reshaped(form, when(form), 'or', put)
  expect(groupOf(form).op).toBe('or')
  form = parted(form, groupOf(form), 1, put)
  form = parted(form, groupOf(form), 1, put)
  expect(told(form)).toBe('Close everything when RSI(14) crosses above 30.')
  expect(settled(form).nodes).toHaveLength(2)
  form = reshaped(form, when(form), 'missing', put)
  expect(told(form)).toBe('Close everything when RSI(14) has no value.')
  form = reshaped(form, when(form), 'value', put)
  expect(told(form)).toBe('Close everything on every bar.')
  expect(settled(form).nodes).toHaveLength(1)
})
