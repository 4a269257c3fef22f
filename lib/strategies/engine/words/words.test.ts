import { expect, test } from 'vitest'
import { seeded } from '@/lib/kernel/random'
import { strategyTemplates } from '@/lib/strategies/templates'
import { averageCross, pineCross } from '@/tests/harness/average-cross'
import { randomForm } from '@/tests/harness/random-form'
import type { Form } from '../form/form'
import { fromPine } from '../pine/pine'
import { formInWords } from './words'

const template = (id: string): Form => {
  const found = strategyTemplates.find((each) => each.id === id)
  if (!found) throw new Error(`There is no template ${id}.`)
  return found.form
}

test('a form of RSI and MACD reads as a person would say it', () => {
  expect(formInWords(template('rsi-macd'))).toEqual([
    'Buy with 95 % of the equity when MACD(12, 26, 9) crosses above MACD(12, 26, 9) signal and RSI(rsi_length) is below calm.',
    'Close Long when MACD(12, 26, 9) crosses below MACD(12, 26, 9) signal or RSI(rsi_length) is above hot.',
    'One entry at a time.',
    'rsi_length is 14, and may be from 2 to 50 in steps of 1.',
    'calm is 55, and may be from 20 to 80 in steps of 1.',
    'hot is 80, and may be from 50 to 95 in steps of 1.',
  ])
})

test('earlier bars, distances and sizes by risk are said', () => {
  const [buy, close] = formInWords(template('donchian'))
  expect(buy).toBe(
    'Buy so much that the stop-loss costs 1 % of the equity when the close is above ' +
      'DONCHIAN(entry_bars) upper one bar ago, with a stop-loss ATR(20) × 2 from the entry.',
  )
  expect(close).toBe('Close Long when the close is below DONCHIAN(exit_bars) lower one bar ago.')
})

test('a Pine script and the rules that mean the same read the same', () => {
  const told = (form: Form) => formInWords(form).slice(0, 2)
  expect(told(fromPine(pineCross).form)).toEqual(told(averageCross()))
})

test('other timeframes, brackets, groups and values that feed on themselves are told', () => {
  const form: Form = {
    ...averageCross(),
    params: [],
    frames: [
      { id: 'h4', minutes: 240, nodes: [{ id: 'trend', op: 'indicator', name: 'ema', params: { n: 50 } }] },
    ],
    nodes: [
      { id: 'over', op: 'gt', args: ['close', 'h4:trend'] },
      { id: 'low', op: 'lt', args: ['hl2', 'h4:low'] },
      { id: 'either', op: 'or', args: ['over', 'low'] },
      { id: 'both', op: 'and', args: ['either', '$flag'] },
      { id: 'seen', op: 'state', type: 'number', init: 0, next: 'sum' },
      { id: 'sum', op: 'add', args: ['seen', 1] },
    ],
    rules: [
      {
        when: 'both',
        do: {
          do: 'entry',
          id: 'S',
          side: 'short',
          size: { as: 'units', value: 1 },
          limit: 'seen',
          takeProfit: { as: 'percent', value: 3 },
          trail: { by: { as: 'ticks', value: 20 } },
        },
      },
      { when: true, do: { do: 'alert', message: 'up' } },
    ],
    risk: { maxEntries: 3, leverage: 2, maxDrawdown: 0.2 },
  }
  expect(formInWords(form)).toEqual([
    'Sell short 1 unit at seen or better when (the close is above EMA(50) on 4-hour bars or ' +
      'the middle of high and low is below the low on 4-hour bars) and flag, ' +
      'with a take-profit 3 % from the entry and a stop that follows 20 ticks behind.',
    'Signal “up” on every bar.',
    'At most 3 entries in one direction.',
    'Leverage of 2.',
    'No new entries once 20 % is lost from the peak.',
    'seen: begins as 0 and becomes seen + 1 after each bar.',
  ])
})

test('any form is told in a bounded number of bounded sentences', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const told = formInWords(randomForm(seeded(seed), true))
    expect(told.length).toBeLessThanOrEqual(201)
    expect(Math.max(...told.map((each) => each.length))).toBeLessThanOrEqual(1_002)
  }
})

test('a form whose parts double again and again is told at once', () => {
  const nodes = Array.from({ length: 2_000 }, (_, at) => ({
    id: `n${at}`,
    op: 'add',
    args: at === 0 ? ['close', 'close'] : [`n${at - 1}`, `n${at - 1}`],
  }))
  const form: Form = { ...averageCross(), params: [], nodes, rules: [] }
  form.nodes.push({ id: 'up', op: 'gt', args: ['n1999', 0] })
  form.rules.push({ when: 'up', do: { do: 'close' } })
  expect(formInWords(form).at(-1)).toMatch(/^And \d+ more\.$/)
})
