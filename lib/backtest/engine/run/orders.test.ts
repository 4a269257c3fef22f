import { expect, test } from 'vitest'
import { type Act, buy, play, pricesOf, quiet, type Row, sell } from '@/tests/harness/play'
import { newDesk } from '../desk/desk'
import type { DeskEvent } from '../desk/events'
import { settingsOf } from '../desk/settings'
import { step } from '../desk/step'

test('a market order pays the open of the next bar and the position is worth its close', () => {
  const run = play([quiet, [101, 105, 99, 104], [104, 104, 104, 104]], { 0: [buy()] })
  expect(pricesOf(run)).toEqual([[1, 10, 101]])
  expect([...run.equity]).toEqual([10_000, 10_030, 10_030])
})

test.each([
  ['a limit that is reached pays the limit', buy({ type: 'limit', limit: 98 }), [100, 101, 97, 100], 98],
  ['a limit that is jumped over gets the open', buy({ type: 'limit', limit: 98 }), [96, 99, 95, 97], 96],
  ['a stop that is reached pays the stop', buy({ type: 'stop', stop: 103 }), [100, 104, 99, 102], 103],
  ['a stop that is jumped over pays the open', buy({ type: 'stop', stop: 103 }), [105, 106, 104, 105], 105],
  [
    'a stop-limit fills where its stop is touched',
    buy({ type: 'stop-limit', stop: 103, limit: 104 }),
    [100, 105, 99, 104],
    103,
  ],
  [
    'a stop-limit that opens between both fills at the open',
    buy({ type: 'stop-limit', stop: 103, limit: 106 }),
    [105, 107, 104, 105],
    105,
  ],
  [
    'a stop-limit that opens beyond its limit waits for it',
    buy({ type: 'stop-limit', stop: 103, limit: 104 }),
    [105, 107, 103.5, 105],
    104,
  ],
  [
    'a pullback limit fills when the close is below it',
    buy({ type: 'stop-limit', stop: 103, limit: 102 }),
    [100, 104, 99, 101],
    102,
  ],
] as [string, Act, Row, number][])('%s', (_name, act, bar, price) => {
  expect(pricesOf(play([quiet, bar], { 0: [act] }))).toEqual([[1, 10, price]])
})

test('a pullback that may have come before the touch of the stop does not fill a stop-limit', () => {
  const run = play([quiet, [100, 104, 99, 103]], { 0: [buy({ type: 'stop-limit', stop: 103, limit: 102 })] })
  expect(run.fills).toEqual([])
  expect(run.desk.orders[0]?.state).toBe('triggered')
})

test('a bar that holds both stop and target takes the stop, unless bars are read by the nearer extreme', () => {
  const rows: Row[] = [quiet, quiet, [100, 106, 94, 100]]
  const acts = { 0: [buy({ stopLoss: 95, takeProfit: 104 })] }
  expect(pricesOf(play(rows, acts))[1]).toEqual([2, -10, 95])
  const nearest: Row[] = [quiet, quiet, [100, 105, 95, 100]]
  expect(pricesOf(play(nearest, acts, { inside: 'nearest' }))[1]).toEqual([2, -10, 104])
})

test('brackets of a market entry work in its own bar; an entry beyond its stop leaves at the open', () => {
  const acts = { 0: [buy({ stopLoss: 95, takeProfit: 104 })] }
  expect(pricesOf(play([quiet, [100, 105, 99, 101]], acts))[1]).toEqual([1, -10, 104])
  expect(pricesOf(play([quiet, [94, 99, 93, 98]], acts))).toEqual([
    [1, 10, 94],
    [1, -10, 94],
  ])
})

test('the target of a limit entry counts in its bar only when the close is beyond it', () => {
  const acts = { 0: [buy({ type: 'limit', limit: 98, takeProfit: 102 })] }
  expect(pricesOf(play([quiet, [100, 103, 97, 101]], acts))).toEqual([[1, 10, 98]])
  expect(pricesOf(play([quiet, [100, 103, 97, 102.5]], acts))[1]).toEqual([1, -10, 102])
})

test('the target of a stop entry lies ahead in its bar, but its stop comes first', () => {
  const acts = { 0: [buy({ type: 'stop', stop: 102, stopLoss: 99, takeProfit: 105 })] }
  expect(pricesOf(play([quiet, [100, 106, 99.5, 103]], acts))[1]).toEqual([1, -10, 105])
  expect(pricesOf(play([quiet, [100, 106, 98, 103]], acts))[1]).toEqual([1, -10, 99])
})

test('a trailing stop follows closed bars and never moves back', () => {
  const rows: Row[] = [
    quiet,
    [100, 101, 99, 100],
    [100, 110, 100, 109],
    [109, 109, 104, 105],
    [105, 106, 104.5, 105],
  ]
  const run = play(rows, { 0: [buy({ trailingStop: 5 })] })
  expect(pricesOf(run)).toEqual([
    [1, 10, 100],
    [3, -10, 105],
  ])
})

test('one of an OCO pair ends the other, and a bracket ends with its trade', () => {
  const run = play([quiet, [100, 104, 99, 103], [103, 103, 103, 103], quiet], {
    0: [buy({ type: 'stop', stop: 103, oco: 1, stopLoss: 90 }), sell({ type: 'stop', stop: 97, oco: 1 })],
    1: [{ close: 1 }],
  })
  expect(pricesOf(run)).toEqual([
    [1, 10, 103],
    [2, -10, 103],
  ])
  expect(run.desk.orders).toEqual([])
  expect(run.desk.ended.cancelled).toBe(2)
})

test('a bracket closes the trade it belongs to, everything else the oldest', () => {
  const rows: Row[] = [quiet, quiet, [100, 100, 96, 98], [98, 98, 98, 98]]
  const run = play(rows, { 0: [buy(), buy({ tag: 'second', stopLoss: 97 })], 2: [{ close: 0.5 }] })
  expect(run.desk.trades.map(({ tag, exitPrice, size }) => [tag, exitPrice, size])).toEqual([
    ['second', 97, 10],
    ['', 98, 5],
  ])
})

test('an opposite order closes first and opens with the rest; reduce-only stops at flat', () => {
  const turned = play([quiet, quiet, quiet], { 0: [buy()], 1: [sell({ units: 15 })] })
  expect(turned.desk.position).toBe(-5)
  const reduced = play([quiet, quiet, quiet], { 0: [buy()], 1: [sell({ units: 15, reduceOnly: true })] })
  expect(reduced.desk.position).toBe(0)
})

test('post-only is refused when its first open would fill it, and a maker when it waited', () => {
  const post = buy({ type: 'limit', limit: 100, postOnly: true })
  expect(play([quiet, quiet], { 0: [post] }).desk.ended['post-only']).toBe(1)
  const rests = play([quiet, [101, 102, 99, 101]], { 0: [post] }, { makerFee: 0.001, takerFee: 0.01 })
  expect(rests.desk.fees).toBeCloseTo(1, 12)
})

test('brackets can be moved, given later and taken away; orders expire and are cancelled by tag', () => {
  const rows: Row[] = [quiet, quiet, [100, 100, 97, 99], [99, 99, 94, 95]]
  const acts: Record<number, Act[]> = {
    0: [buy({ stopLoss: 98 })],
    1: [{ protect: { lot: 0, stopLoss: 95 } }],
  }
  expect(pricesOf(play(rows, acts))[1]).toEqual([3, -10, 95])
  const gone = { ...acts, 1: [{ protect: { lot: 0, stopLoss: 0 } }] }
  expect(play(rows, gone).fills).toHaveLength(1)
  const short = play(rows, { 0: [buy({ type: 'limit', limit: 95, bars: 2 })] })
  expect(short.desk.ended.expired).toBe(1)
  const named = play(rows, {
    0: [buy({ type: 'limit', limit: 95, tag: 'a' }), buy({ type: 'limit', limit: 94, tag: 'b' })],
    1: [{ cancel: 'a' }],
  })
  expect(named.fills.map(({ base }) => base)).toEqual([94])
})

test('plain stops and limits against the position count as harm and gain too', () => {
  const exits = [
    sell({ type: 'stop', stop: 90, reduceOnly: true }),
    sell({ type: 'limit', limit: 101, reduceOnly: true }),
  ]
  const run = play([quiet, quiet, [100, 102, 89, 100]], { 0: [buy()], 1: exits })
  expect(pricesOf(run)[1]).toEqual([2, -10, 90])
})

test('a broker is told to place, amend and cancel what the desk does by itself', () => {
  const desk = newDesk(settingsOf())
  const told = (event: DeskEvent) =>
    step(desk, event).intents.map((intent) => {
      if (intent.kind === 'refused') return [intent.tag, intent.reason]
      return [intent.kind, intent.kind === 'cancel' ? intent.id : intent.order.id]
    })
  const bar = { kind: 'bar', ts: 0, open: 100, high: 100, low: 100, close: 100, volume: 1 } as const
  const fill = { kind: 'fill', id: 1, side: 1, price: 100, base: 100, fee: 0, bar: 1, role: 'plain' } as const
  told({ ...bar, bar: 0 })
  const request = { side: 1, units: 10, stopLoss: 90, trailingStop: 20 } as const
  expect(told({ kind: 'place', request })).toEqual([['place', 1]])
  expect(told({ ...fill, size: 4 })).toEqual([
    ['place', 2],
    ['place', 3],
  ])
  expect(told({ ...fill, size: 6 })).toEqual([
    ['amend', 2],
    ['amend', 3],
  ])
  expect(told({ ...bar, bar: 2, high: 110 })).toEqual([['amend', 3]])
  expect(told({ ...bar, bar: 3 })).toEqual([])
  expect(told({ ...fill, id: 2, side: -1, size: 10, role: 'stop-loss' })).toEqual([['cancel', 3]])
  expect(told({ kind: 'place', request: { side: 1, units: 0, tag: 'a' } })).toEqual([['a', 'lot']])
})

test('what an open reaches is filled stops first, then targets, then the rest', () => {
  const acts = { 0: [buy({ type: 'limit', limit: 92 }), buy({ stopLoss: 95 })] }
  expect(pricesOf(play([quiet, quiet, [90, 91, 89, 90]], acts))).toEqual([
    [1, 10, 100],
    [2, -10, 90],
    [2, 10, 90],
  ])
})

test('in the bar in which it wakes, a trailing stop knows the close only', () => {
  const rows: Row[] = [quiet, [100, 110, 100, 101], [101, 101, 97, 98], [98, 98, 95, 95]]
  expect(pricesOf(play(rows, { 0: [buy({ trailingStop: 5 })] }))[1]).toEqual([3, -10, 96])
})

test('the brackets of an entry that never comes end with it', () => {
  const entry = buy({ type: 'limit', limit: 90, stopLoss: 80, takeProfit: 120, bars: 1 })
  const run = play([quiet, quiet, quiet], { 0: [entry] })
  expect(run.desk.orders).toEqual([])
  expect(run.desk.ended).toMatchObject({ expired: 1, cancelled: 2 })
})
