import { describe, expect, test } from 'vitest'
import { seeded } from '@/lib/kernel/random'
import { randomCandles, someAccount } from '@/tests/harness/random-form'
import { compile } from '../form/compile'
import type { Form } from '../form/form'
import { ColumnRun } from '../form/run-columns'
import type { Candles } from '../form/sources'
import type { Wish } from '../form/wishes'
import { fromPine } from './pine'
import { PineRefusal } from './refusal'

const candles = randomCandles(seeded(42), 1_500)

function wants(form: Form, over: Candles = candles): Wish[][] {
  const run = new ColumnRun(compile(form, 5), over)
  return Array.from(over.time, (_, i) => run.at(i, someAccount(i)))
}

const script = (...lines: string[]): string => ['//@version=6', 'strategy("s")', ...lines].join('\n')

/** The size of an order that buys `expression` units on every bar: how a value is read in these tests. */
function read(expression: string, ...before: string[]): number[] {
  const { form } = fromPine(script(...before, `strategy.entry("L", strategy.long, qty = ${expression})`))
  return wants(form).map(([wish]) => (wish?.do === 'entry' ? wish.size.value : Number.NaN))
}

function refusal(source: string): string {
  try {
    fromPine(source)
  } catch (error) {
    if (error instanceof PineRefusal) return error.message
    throw error
  }
  return 'taken'
}

const refused = (...lines: string[]): string => refusal(script(...lines))

test('RSI and MACD in Pine want what the same rules want, on every bar', () => {
  const pine = `//@version=5
strategy("RSI + MACD", overlay = true, initial_capital = 1000, default_qty_type = strategy.percent_of_equity,
     default_qty_value = 50, commission_type = strategy.commission.percent, commission_value = 0.1, pyramiding = 0)
length = input.int(14, "Length", minval = 2, maxval = 50)
limit  = input.float(55, "Limit")
rsi = ta.rsi(close, length)
[line, signal, hist] = ta.macd(close, 12, 26, 9)
goLong = ta.crossover(line, signal) and rsi < limit
goFlat = ta.crossunder(line, signal) or rsi > 80
if goLong
    strategy.entry("Long", strategy.long)
    strategy.exit("Guard", "Long", stop = close * 0.98, limit = close * 1.04)
if goFlat and strategy.position_size > 0
    strategy.close("Long")
plot(rsi, color = color.new(color.blue, 20))
`
  const rules: Form = {
    version: 1,
    params: [
      { name: 'length', kind: 'integer', default: 14, min: 2, max: 50 },
      { name: 'limit', kind: 'number', default: 55 },
    ],
    frames: [],
    nodes: [
      { id: 'rsi', op: 'indicator', name: 'tv_rsi', params: { n: '$length' } },
      { id: 'macd', op: 'indicator', name: 'tv_macd' },
      { id: 'up', op: 'crossover', args: ['macd', 'macd.signal'] },
      { id: 'calm', op: 'lt', args: ['rsi', '$limit'] },
      { id: 'go', op: 'and', args: ['up', 'calm'] },
      { id: 'down', op: 'crossunder', args: ['macd.macd', 'macd.signal'] },
      { id: 'hot', op: 'gt', args: ['rsi', 80] },
      { id: 'flat', op: 'or', args: ['down', 'hot'] },
      { id: 'held', op: 'gt', args: ['position', 0] },
      { id: 'leave', op: 'and', args: ['flat', 'held'] },
      { id: 'floor', op: 'mul', args: ['close', 0.98] },
      { id: 'roof', op: 'mul', args: ['close', 1.04] },
    ],
    rules: [
      { when: 'go', do: { do: 'entry', id: 'Long', side: 'long' } },
      {
        when: 'go',
        do: {
          do: 'exit',
          id: 'Guard',
          from: 'Long',
          takeProfit: { as: 'price', value: 'roof' },
          stopLoss: { as: 'price', value: 'floor' },
        },
      },
      { when: 'leave', do: { do: 'close', id: 'Long' } },
    ],
    sizing: { as: 'equity', value: 0.5 },
    risk: { maxEntries: 1, leverage: 1 },
  }
  const { form, notices, title } = fromPine(pine)
  const wanted = wants(form)
  expect(wanted).toEqual(wants(rules))
  expect(wanted.flat().length).toBeGreaterThan(60)
  expect(title).toBe('RSI + MACD')
  expect(form.suggested).toEqual({ capital: 1000, feeRate: 0.001 })
  expect(notices).toEqual(['plot only draws and is left out.'])
  expect(form.params).toEqual(rules.params)
})

describe('what a line means', () => {
  test('var keeps its value, := changes it on the bars of its block only', () => {
    const counted = read(
      'n',
      'var n = 0',
      'if close > open',
      '    n += 1',
      'else if close == open',
      '    n := n',
    )
    let n = 0
    const expected = Array.from(candles.close, (close, i) => {
      if (close > (candles.open[i] ?? 0)) n++
      return n === 0 ? Number.NaN : n
    })
    expect(counted).toEqual(expected)
  })

  test('x[1] is the last value of the bar before, though x changes later on', () => {
    const seen = read('x[1]', 'x = 1.0', 'before = x[1]', 'if close > open', '    x := nz(before) + 1')
    let before = Number.NaN
    const expected = Array.from(candles.close, (close, i) => {
      const last = before
      before = close > (candles.open[i] ?? 0) ? (Number.isNaN(last) ? 0 : last) + 1 : 1
      return last
    })
    expect(seen).toEqual(expected)
  })

  test('a for loop with history is the same as the built-in it spells out', () => {
    const spelled = read('sum / 5', 'sum = 0.0', 'for i = 0 to 4', '    sum += close[i]')
    const built = read('ta.sma(close, 5)')
    for (const [i, value] of built.entries()) {
      if (Number.isNaN(value)) expect(spelled[i]).toBeNaN()
      else expect(spelled[i]).toBeCloseTo(value, 9)
    }
  })

  test('break leaves a loop, continue a turn, on the bars where they are reached', () => {
    const lines = ['n = 0', 'for i = 0 to 9', '    if close[i] > open[i]', '        continue']
    const more = ['    if volume[i] == 0', '        break', '    n += 1']
    const seen = read('n', ...lines, ...more)
    const { close, open, volume } = candles
    const expected = Array.from(close, (_, bar) => {
      let n = 0
      for (let i = 0; i <= 9; i++) {
        if ((close[bar - i] ?? Number.NaN) > (open[bar - i] ?? Number.NaN)) continue
        if (volume[bar - i] === 0) break
        n++
      }
      return n === 0 ? Number.NaN : n
    })
    expect(seen).toEqual(expected)
  })

  test('each call of a function remembers for itself', () => {
    const lines = [
      'f(x, step = 1) =>',
      '    var total = 0.0',
      '    total += x * step',
      '    total',
      'a = f(1)',
      'b = f(1, 10)',
    ]
    const seen = read('a + b', ...lines)
    expect(seen.slice(0, 3)).toEqual([11, 22, 33])
  })

  test('switch, while, tuples, ternaries and wrapped lines', () => {
    const lines = [
      'f(a, b) => [a + b, a - b]',
      'mode = input.string("fast", options = ["fast", "slow"])',
      'n = switch mode',
      '    "slow" => 50',
      '    => 3',
      'i = 0',
      'while i < n',
      '    i += 1',
      '[plus, minus] = f(10,',
      ' 4)',
      'x = close > open ? plus : close < open',
      '     ? minus : 1',
    ]
    const seen = read('x + i', ...lines)
    const expected = Array.from(candles.close, (close, i) => {
      const open = candles.open[i] ?? 0
      return 3 + (close > open ? 14 : close < open ? 6 : 1)
    })
    expect(seen).toEqual(expected)
  })

  test('another timeframe recomputes a value of the script on its own closed bars', () => {
    const frame = fromPine(
      script(
        'm = ta.sma(close, 3)',
        'h = request.security(syminfo.tickerid, "60", m)',
        'if close > h',
        '    strategy.close_all()',
      ),
    ).form
    expect(frame.frames).toEqual([
      {
        id: 'm60',
        minutes: 60,
        nodes: [{ id: 'n2', op: 'indicator', name: 'sma', inputs: ['close'], params: { n: 3 } }],
      },
    ])
    expect(frame.nodes.at(-1)).toEqual({ id: 'n3', op: 'gt', args: ['close', 'm60:n2'] })
  })

  test('a function of the script is computed in the other timeframe too, with its own memory', () => {
    const lines = ['f(x) =>', '    var total = 0.0', '    total += nz(x - x[1])', '    total']
    const { form } = fromPine(
      script(
        ...lines,
        'h = request.security(syminfo.tickerid, "15", f(close))',
        'strategy.order("L", strategy.long, limit = 100 + h)',
      ),
    )
    expect(form.frames[0]?.nodes.map(({ op }) => op)).toEqual(['state', 'prev', 'sub', 'orElse', 'add'])
    const limits = wants(form).map(([wish]) => (wish?.do === 'order' ? wish.limit : null))
    expect(new Set(limits).size).toBeGreaterThan(300)
  })

  test('what is computed from inputs stays an input of the form, in every timeframe', () => {
    const lines = [
      'n = input.int(16, minval = 4)',
      'root = math.round(math.sqrt(n))',
      'h = ta.wma(2 * ta.wma(close, n / 2) - ta.wma(close, n), root)',
    ]
    const own = fromPine(script(...lines, 'strategy.order("L", strategy.long, limit = h)')).form
    const built = fromPine(script('strategy.order("L", strategy.long, limit = ta.hma(close, 16))')).form
    const limits = (form: Form) => wants(form).map(([wish]) => (wish?.do === 'order' ? (wish.limit ?? 0) : 0))
    const spelled = limits(own)
    for (const [i, limit] of limits(built).entries()) expect(spelled[i]).toBeCloseTo(limit, 9)
    expect(own.params.map(({ name }) => name)).toEqual(['n'])
    const framed = fromPine(
      script(
        ...lines,
        'f = request.security(syminfo.tickerid, "15", h)',
        'm = ta.sma(close, input.int(3))',
        'strategy.order("L", strategy.long, limit = f, stop = m)',
      ),
    ).form
    expect(framed.params.map(({ name }) => name)).toEqual(['n', 'input2'])
    expect(wants(framed).flat().length).toBe(1_500)
  })

  test('version 5 divides constant whole numbers without remainder, version 6 does not', () => {
    const both = (version: number) =>
      fromPine(`//@version=${version}\nstrategy("s")\nstrategy.entry("L", strategy.long, qty = 7 / 2)`).form
        .rules[0]?.do
    expect([both(5), both(6)].map((one) => (one?.do === 'entry' ? one.size?.value : null))).toEqual([3, 3.5])
  })

  test('an input that shapes the script is fixed, and it is said so', () => {
    const { form, notices } = fromPine(
      script('n = input.int(3)', 's = 0.0', 'for i = 1 to n', '    s += close[i]', 'plot(s)'),
    )
    expect(form.params).toEqual([])
    expect(notices[0]).toBe('The input n is fixed at its default: the shape of the script depends on it.')
  })
})

describe('what is not taken points at itself', () => {
  test.each([
    ['x = ta.alma(close, 9, 0.85, 6)', 'Line 3, column 5: ta.alma() is not supported.'],
    [
      'strategy.risk.max_drawdown(10, strategy.percent_of_equity)',
      'Line 3, column 1: strategy.risk.max_drawdown() is not supported: limits belong to the risk settings of the strategy, where they hold for every run.',
    ],
    ['a = array.new_float(3)', 'Line 3, column 5: array.new_float() is not supported: there are no arrays.'],
    ['x = closs', 'Line 3, column 5: closs is not known here.'],
    [
      'x = request.security("BTCUSDT", "60", close)',
      'Line 3, column 22: symbol of request.security may only be syminfo.tickerid: a strategy sees one instrument.',
    ],
    [
      'x = request.security(syminfo.tickerid, "60", close, lookahead = barmerge.lookahead_on)',
      'Line 3, column 65: lookahead of request.security looks into the future on history; only barmerge.lookahead_off is supported.',
    ],
    [
      'x = close > open ? ta.ema(close, 3) : 0',
      'Line 3, column 20: ta.ema would not be computed exactly once on every bar here, and it remembers earlier bars; move it to a line of its own, outside.',
    ],
    [
      'x = close > open and ta.rsi(close, 3) > 50',
      'Line 3, column 22: ta.rsi would not be computed exactly once on every bar here, and it remembers earlier bars; move it to a line of its own, outside.',
    ],
    [
      'x = ta.sma(close > open ? close : na, 3)',
      'Line 3, column 25: source of ta.sma can be na between two bars, and how it would be skipped is not defined; wrap it in nz() or fixnan().',
    ],
    [
      'x = ta.sma(close, bar_index)',
      'Line 3, column 19: length of ta.sma changes from bar to bar; here only a constant or an input is supported.',
    ],
    ['x = ta.sma(close, 0)', 'Line 3, column 5: length of ta.sma must be from 1 to 5000, not 0.'],
    [
      'x = close[-1]',
      'Line 3, column 11: How far back [ ] reaches must be a whole number from 0 to 5000, not -1.',
    ],
    [
      'varip x = 1',
      'Line 3, column 1: varip keeps values inside a bar, and here a strategy is computed once, when the bar has closed.',
    ],
    ['x = close == na', 'Line 3, column 11: == compares with na, which is never true; use na().'],
    ['x := 1', 'Line 3, column 1: x is assigned with := before it is declared with =.'],
    ['x = 1 +', 'Line 3, column 1: The end of the line stands where it cannot. Here a value is expected.'],
    ['f() => f()\nx = f()', 'Line 3, column 8: f() calls itself.'],
    [
      'while close > open\n    x = 1',
      'Line 3, column 13: The condition of this loop changes from bar to bar; here a constant or an input is needed.',
    ],
    ['x = "open', 'Line 3, column 5: This text is not closed on its line: "open'],
    ['import a/b/1', 'Line 3, column 1: import brings in a library, which is not supported.'],
    [
      'alert(str.tostring(close))',
      'Line 3, column 7: message of alert is a drawing, a colour or a text that is made while it runs; here a text that is known beforehand is needed.',
    ],
  ])('%s', (line, sentence) => {
    expect(refused(line)).toBe(sentence)
  })

  test('versions, and scripts that declare nothing', () => {
    expect(refusal('strategy("s")')).toBe(
      'Line 1, column 1: The script does not say its version; //@version=5 or 6 is needed.',
    )
    expect(refusal('//@version=4\nstudy("s")')).toBe(
      'Line 1, column 1: Version 4 is not supported; 5 and 6 are.',
    )
    expect(refusal('//@version=5\nx = 1')).toBe(
      'Line 1, column 1: The script is declared neither by strategy() nor by indicator().',
    )
  })

  test('a gap that a variable takes on later in the script is found too', () => {
    const lines = ['var level = close', 'smooth = ta.sma(level, 3)', 'if close > open', '    level := na']
    expect(refused(...lines)).toBe(
      'Line 4, column 17: source of ta.sma can be na between two bars, and how it would be skipped is not defined; wrap it in nz() or fixnan().',
    )
  })
})
