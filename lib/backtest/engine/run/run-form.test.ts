import { expect, test } from 'vitest'
import type { Action, Entry } from '@/lib/strategies/engine/form/actions'
import type { Form, FormNode } from '@/lib/strategies/engine/form/form'
import { barsOf, free, type Row } from '@/tests/harness/play'
import type { Settings } from '../desk/settings'
import { runForm } from './run-form'

type Rules = Record<string, Action[]>

/** Each list of actions is wished for at the bars of its key: `1`, or `2-4`. */
function formOf(rules: Rules, more: Partial<Form> = {}): Form {
  const nodes: FormNode[] = []
  const found = Object.entries(rules).flatMap(([when, actions], at) => {
    const [from, to = from] = when.split('-').map(Number)
    nodes.push({ id: `from${at}`, op: 'ge', args: ['bar', from ?? 0] })
    nodes.push({ id: `to${at}`, op: 'le', args: ['bar', to ?? 0] })
    nodes.push({ id: `when${at}`, op: 'and', args: [`from${at}`, `to${at}`] })
    return actions.map((action) => ({ when: `when${at}`, do: action }))
  })
  return {
    version: 1,
    params: [],
    frames: [],
    nodes,
    rules: found,
    sizing: { as: 'units', value: 10 },
    risk: { maxEntries: 1, leverage: 1 },
    ...more,
  }
}

const run = (rows: Row[], rules: Rules, more: Partial<Form> = {}, settings: Partial<Settings> = {}) =>
  runForm({ form: formOf(rules, more), minutes: 60, bars: barsOf(rows), settings: { ...free, ...settings } })

const tradesOf = ({ trades }: ReturnType<typeof run>) =>
  trades.map(({ tag, size, entryBar, entryPrice, exitBar, exitPrice }) => [
    tag,
    size,
    entryBar,
    entryPrice,
    exitBar,
    exitPrice,
  ])

const flat = (price: number): Row => [price, price, price, price]
const long = (more: Partial<Entry> = {}): Entry => ({
  do: 'entry',
  id: 'L',
  side: 'long',
  ...more,
})
const short = (more: Partial<Entry> = {}): Entry => ({
  ...long(more),
  id: 'S',
  side: 'short',
})

test('an entry wished for on every bar is sent once, and a close leaves at the next open', () => {
  const done = run([flat(100), flat(101), flat(102), flat(103), flat(104)], {
    '0-2': [long()],
    3: [{ do: 'close' }],
  })
  expect(tradesOf(done)).toEqual([['L', 10, 1, 101, 4, 104]])
  expect([...done.equity]).toEqual([10_000, 10_000, 10_010, 10_020, 10_030])
  expect(done.open).toBeNull()
})

test('an entry of the other side turns the position around at one open, also when it waited for its price', () => {
  const rows: Row[] = [flat(100), flat(100), flat(100), [100, 100, 90, 91], flat(91)]
  const market = run(rows, { 0: [long()], 1: [short({ size: { as: 'units', value: 4 } })] })
  expect(tradesOf(market)).toEqual([['L', 10, 1, 100, 2, 100]])
  expect(market.open).toMatchObject({ size: -4, averagePrice: 100, since: 2 })
  const waits = run(rows, {
    0: [long({ stopLoss: { as: 'price', value: 95 } })],
    '1-3': [short({ stop: 93 })],
  })
  expect(tradesOf(waits)).toEqual([['L', 10, 1, 100, 3, 95]])
  expect(waits.open).toMatchObject({ size: -10, averagePrice: 93 })
})

test('an order is sent as it is: it nets against the position and does not turn it', () => {
  const rows = [flat(100), flat(100), flat(100), flat(100)]
  const sell = short({ do: 'order', size: { as: 'units', value: 4 } })
  const done = run(rows, { 0: [long()], 1: [sell] })
  expect(tradesOf(done)).toEqual([['L', 4, 1, 100, 2, 100]])
  expect(done.open?.size).toBe(6)
})

test('brackets in per cent, distance and ticks are measured from the price that was paid', () => {
  const gap: Row[] = [flat(100), [110, 110, 110, 110], [110, 110, 90, 100]]
  const exitOf = (level: 'percent' | 'distance' | 'ticks', value: number) =>
    run(gap, { 0: [long({ stopLoss: { as: level, value } })] }, {}, { tick: 0.5 }).trades[0]?.exitPrice
  expect(exitOf('percent', 10)).toBe(99)
  expect(exitOf('distance', 10)).toBe(100)
  expect(exitOf('ticks', 10)).toBe(105)
})

test('an exit wished for with its entry protects it from the bar of the fill on', () => {
  const exit: Action = { do: 'exit', id: 'X', from: 'L', stopLoss: { as: 'percent', value: 5 } }
  const done = run([flat(100), [100, 100, 94, 96]], { 0: [exit, long()] })
  expect(tradesOf(done)).toEqual([['L', 10, 1, 100, 1, 95]])
  expect(done.trades[0]?.exit).toBe('stop-loss')
})

test('two exits share a position, each is done once, and what is left keeps its own stop', () => {
  const exits: Action[] = [
    { do: 'exit', id: 'half', from: 'L', percent: 50, takeProfit: { as: 'price', value: 105 } },
    {
      do: 'exit',
      id: 'rest',
      from: 'L',
      takeProfit: { as: 'price', value: 120 },
      stopLoss: { as: 'price', value: 95 },
    },
  ]
  const rows: Row[] = [flat(100), flat(100), [100, 106, 100, 104], [104, 107, 103, 104], [104, 104, 90, 94]]
  const done = run(rows, { 0: [long()], '0-4': exits })
  expect(tradesOf(done)).toEqual([
    ['L', 5, 1, 100, 2, 105],
    ['L', 5, 1, 100, 4, 95],
  ])
  expect(done.waiting).toBe(0)
})

test('an exit with new prices takes the place of the old one; with the same prices a trail keeps its place', () => {
  const trail: Action = { do: 'exit', id: 'X', trail: { by: { as: 'distance', value: 5 } } }
  const rows: Row[] = [flat(100), flat(100), [100, 110, 100, 108], [108, 109, 107, 108], [108, 108, 100, 101]]
  expect(tradesOf(run(rows, { 0: [long()], '0-4': [trail] }))).toEqual([['L', 10, 1, 100, 4, 105]])
  const moved: Rules = {
    0: [long(), { do: 'exit', id: 'X', stopLoss: { as: 'price', value: 90 } }],
    2: [{ do: 'exit', id: 'X', stopLoss: { as: 'price', value: 104 } }],
  }
  expect(tradesOf(run(rows, moved))).toEqual([['L', 10, 1, 100, 4, 104]])
})

test('a trail with a beginning follows only from there on', () => {
  const trail = { from: { as: 'price', value: 108 }, by: { as: 'distance', value: 2 } } as const
  const early: Row[] = [flat(100), flat(100), [100, 107, 100, 106], [106, 106, 101, 102]]
  expect(run(early, { 0: [long({ trail })] }).trades).toEqual([])
  const late: Row[] = [...early, [102, 109, 102, 108], [108, 108, 105, 106]]
  expect(tradesOf(run(late, { 0: [long({ trail })] }))).toEqual([['L', 10, 1, 100, 5, 107]])
})

test('a close by name and by share closes that much of that entry', () => {
  const rows = [flat(100), flat(101), flat(102), flat(103), flat(104)]
  const two: Partial<Form> = { risk: { maxEntries: 2, leverage: 1 } }
  const second = long({ id: 'M' })
  const close: Action = { do: 'close', id: 'M', percent: 50 }
  const done = run(rows, { 0: [long()], 1: [second], 2: [close] }, two)
  expect(tradesOf(done)).toEqual([['M', 5, 2, 102, 3, 103]])
  expect(done.open).toMatchObject({ size: 15, since: 1 })
})

test('a close now, and every market order when the run fills at the close, pay the close of the bar', () => {
  const rows: Row[] = [flat(100), [101, 103, 101, 103], [104, 106, 104, 106]]
  const now = run(rows, { 0: [long()], 1: [{ do: 'close', now: true }] })
  expect(tradesOf(now)).toEqual([['L', 10, 1, 101, 1, 103]])
  expect(now.equity[1]).toBe(10_020)
  const form = formOf({ 0: [long()], 1: [{ do: 'close' }] })
  const closes = runForm({ form, minutes: 60, bars: barsOf(rows), settings: free, fillAtClose: true })
  expect(tradesOf(closes)).toEqual([['L', 10, 0, 100, 1, 103]])
})

test('a waiting entry is replaced by one with another price and ended by a cancel', () => {
  const rows: Row[] = [flat(100), flat(100), [100, 100, 97, 98], [98, 98, 94, 95]]
  const moved = run(rows, { 0: [long({ limit: 98 })], 1: [long({ limit: 95 })] })
  expect(moved.open).toMatchObject({ averagePrice: 95, since: 3 })
  expect(moved.ended.cancelled).toBe(1)
  const ended = run(rows, { 0: [long({ limit: 98 })], 1: [{ do: 'cancel', id: 'L' }] })
  expect(ended.open).toBeNull()
})

test('no more entries in one direction than allowed, waiting ones counted', () => {
  const entry = (id: string) => long({ id })
  const rows = [flat(100), flat(100), flat(100), flat(100)]
  const all = { '0-3': [entry('a'), entry('b'), entry('c')] }
  expect(run(rows, all).open?.size).toBe(10)
  expect(run(rows, all, { risk: { maxEntries: 2, leverage: 1 } }).open?.size).toBe(20)
})

test('sizes in money, as a share of the equity and by what the stop may lose', () => {
  const open = (size: { as: 'cash' | 'equity' | 'risk'; value: number }) =>
    run([flat(100), flat(100)], { 0: [long({ size, stopLoss: { as: 'percent', value: 5 } })] }).open?.size
  expect(open({ as: 'cash', value: 1_000 })).toBe(10)
  expect(open({ as: 'equity', value: 0.5 })).toBe(50)
  expect(open({ as: 'risk', value: 0.01 })).toBe(20)
})

test('the largest position is kept: an entry is cut to it, one without room is told', () => {
  const risk = { maxEntries: 5, leverage: 1, maxPosition: 0.15 }
  const done = run([flat(100), flat(100), flat(100), flat(100)], { '0-2': [long()] }, { risk })
  expect(done.open?.size).toBeCloseTo(15, 9)
  expect(done.refusals.at(-1)).toMatchObject({ id: 'L', reason: 'largest position' })
})

test('the stop and the target of the risk block belong to entries that have none', () => {
  const risk = {
    maxEntries: 1,
    leverage: 1,
    stopLoss: { as: 'percent', value: 5 },
    takeProfit: { as: 'percent', value: 10 },
  } as const
  const rows: Row[] = [flat(100), flat(100), [100, 100, 94, 95], flat(95), [95, 110, 95, 108]]
  const done = run(rows, { 0: [long()], 2: [long()] }, { risk })
  expect(done.trades.map(({ exit, exitPrice }) => [exit, exitPrice])).toEqual([
    ['stop-loss', 95],
    ['take-profit', 104.5],
  ])
})

test('after a daily loss nothing is held or entered until the next UTC day', () => {
  const rows = Array.from({ length: 30 }, (_, bar): Row => flat(bar < 3 ? 100 : 90))
  const risk = { maxEntries: 1, leverage: 1, maxDailyLoss: 0.05 }
  const done = run(rows, { '0-29': [long({ size: { as: 'equity', value: 1 } })] }, { risk })
  expect(done.stops).toEqual([{ bar: 3, reason: 'daily loss' }])
  expect(tradesOf(done)).toEqual([['L', 100, 1, 100, 4, 90]])
  expect(done.open).toMatchObject({ since: 25 })
})

test('after the largest drawdown the run holds and enters nothing any more', () => {
  const rows = Array.from({ length: 60 }, (_, bar): Row => flat(bar < 3 ? 100 : 80))
  const risk = { maxEntries: 1, leverage: 1, maxDrawdown: 0.1 }
  const done = run(rows, { '0-59': [long({ size: { as: 'equity', value: 1 } })] }, { risk })
  expect(done.stops).toEqual([{ bar: 3, reason: 'drawdown' }])
  expect(done.trades).toHaveLength(1)
  expect(done.open).toBeNull()
})

test('the leverage of a run is that of the risk block, or less', () => {
  const risk = { maxEntries: 1, leverage: 3 }
  const lever = (leverage?: number) =>
    runForm({
      form: formOf({}, { risk }),
      minutes: 60,
      bars: barsOf([flat(1)]),
      settings: leverage ? { leverage } : {},
    }).settings.leverage
  expect([lever(), lever(2), lever(10)]).toEqual([3, 2, 3])
})

test('alerts are kept with their bar, refused wishes with their reason, ticks need the size of a tick', () => {
  const wrong = long({ stopLoss: { as: 'price', value: 200 } })
  const done = run([flat(100), flat(100)], { 1: [{ do: 'alert', message: 'now' }, wrong] })
  expect(done.alerts).toEqual([{ bar: 1, message: 'now' }])
  expect(done.refusals).toEqual([{ bar: 1, id: 'L', reason: 'rejected' }])
  const ticks = { 0: [long({ stopLoss: { as: 'ticks', value: 3 } })] }
  expect(() => run([flat(100)], ticks)).toThrow('the size of a tick is needed')
})
