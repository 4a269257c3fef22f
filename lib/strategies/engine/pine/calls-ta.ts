import type { Operand } from '../form/actions'
import { faultOf, indicators } from '../indicators/indicators'
import { Arguments } from './arguments'
import type { Builtin, Call, Lower } from './context'
import { PineRefusal } from './refusal'
import { constant, numberOf, type Scalar, series, type Value } from './values'

interface Row {
  /** The arguments in the manual's order. */
  takes: string[]
  indicator: string
  /** What each input of the indicator is: an argument, or a column of the bar. */
  inputs: string[]
  /** The indicator's parameters and the arguments they come from. */
  settings: Record<string, string>
  usual?: Record<string, number>
  /** A tuple, in this order. */
  tuple?: string[]
  gaps?: true
  whole?: true
  /** With one argument less than all, the first is this column. */
  column?: string
}

const line = (indicator: string): Row => ({
  takes: ['source', 'length'],
  indicator,
  inputs: ['source'],
  settings: { n: 'length' },
})
const named = (indicator: string): Row => ({
  ...line(indicator),
  takes: ['series', 'length'],
  inputs: ['series'],
})
const hlc = ['high', 'low', 'close']
const spread = (indicator: string): Row => ({
  ...line(indicator),
  takes: ['source', 'length', 'biased'],
  settings: { n: 'length', biased: 'biased' },
  usual: { biased: 1 },
})
const bands = (indicator: string): Row => ({
  takes: ['series', 'length', 'mult'],
  indicator,
  inputs: ['series'],
  settings: { n: 'length', times: 'mult' },
})
const keltner = (indicator: string): Row => ({
  takes: ['series', 'length', 'mult', 'useTrueRange'],
  indicator,
  inputs: ['series', ...hlc],
  settings: { n: 'length', times: 'mult', trueRange: 'useTrueRange' },
  usual: { useTrueRange: 1 },
})
const pivot = (indicator: string, column: string): Row => ({
  takes: ['source', 'leftbars', 'rightbars'],
  indicator,
  inputs: ['source'],
  settings: { left: 'leftbars', right: 'rightbars' },
  gaps: true,
  column,
})

const rows: Record<string, Row> = {
  sma: line('sma'),
  ema: line('ema'),
  rma: line('rma'),
  wma: line('wma'),
  hma: line('hma'),
  vwma: { ...line('vwma'), inputs: ['source', 'volume'] },
  rsi: line('tv_rsi'),
  cci: line('tv_cci'),
  cmo: named('tv_cmo'),
  mfi: { ...named('tv_mfi'), inputs: ['series', 'volume'] },
  mom: line('mom'),
  roc: line('tv_roc'),
  dev: line('dev'),
  percentrank: line('percentrank'),
  rising: line('rising'),
  falling: line('falling'),
  highest: { ...line('max'), column: 'high' },
  lowest: { ...line('min'), column: 'low' },
  highestbars: { ...line('highestbars'), column: 'high', whole: true },
  lowestbars: { ...line('lowestbars'), column: 'low', whole: true },
  stdev: spread('stdev'),
  variance: spread('variance'),
  linreg: {
    ...line('linreg'),
    takes: ['source', 'length', 'offset'],
    settings: { n: 'length', offset: 'offset' },
  },
  bb: { ...bands('bb'), tuple: ['middle', 'upper', 'lower'] },
  bbw: bands('bbw'),
  kc: { ...keltner('kc'), tuple: ['middle', 'upper', 'lower'] },
  kcw: keltner('kcw'),
  macd: {
    takes: ['source', 'fastlen', 'slowlen', 'siglen'],
    indicator: 'tv_macd',
    inputs: ['source'],
    settings: { fast: 'fastlen', slow: 'slowlen', signal: 'siglen' },
    tuple: ['macd', 'signal', 'hist'],
  },
  atr: { takes: ['length'], indicator: 'tv_atr', inputs: hlc, settings: { n: 'length' } },
  wpr: { takes: ['length'], indicator: 'wpr', inputs: ['close', 'high', 'low'], settings: { n: 'length' } },
  stoch: {
    takes: ['source', 'high', 'low', 'length'],
    indicator: 'tv_stoch',
    inputs: ['source', 'high', 'low'],
    settings: { n: 'length' },
  },
  dmi: {
    takes: ['diLength', 'adxSmoothing'],
    indicator: 'dmi',
    inputs: hlc,
    settings: { n: 'diLength', adxN: 'adxSmoothing' },
    tuple: ['plus', 'minus', 'adx'],
  },
  supertrend: {
    takes: ['factor', 'atrPeriod'],
    indicator: 'supertrend',
    inputs: hlc,
    settings: { factor: 'factor', n: 'atrPeriod' },
    tuple: ['line', 'direction'],
  },
  sar: {
    takes: ['start', 'inc', 'max'],
    indicator: 'tv_sar',
    inputs: hlc,
    settings: { start: 'start', step: 'inc', limit: 'max' },
  },
  vwap: { takes: ['source'], indicator: 'vwap', inputs: ['time', 'source', 'volume'], settings: {} },
  cum: { takes: ['source'], indicator: 'cum', inputs: ['source'], settings: {} },
  correlation: {
    takes: ['source1', 'source2', 'length'],
    indicator: 'correlation',
    inputs: ['source1', 'source2'],
    settings: { n: 'length' },
  },
  pivothigh: pivot('pivothigh', 'high'),
  pivotlow: pivot('pivotlow', 'low'),
}

const rowCall =
  (row: Row): Builtin =>
  (lower, call) => {
    lower.everyBar(call, call.name)
    const short = row.column !== undefined && call.args.length === row.takes.length - 1
    const plain = short && call.args.every(({ name }) => name !== 'source')
    const args = new Arguments(lower, call, plain ? row.takes.slice(1) : row.takes)
    const inputs = row.inputs.map((input): Operand => {
      if (plain && input === 'source') return row.column ?? input
      return row.takes.includes(input) ? args.source(input).ref : input
    })
    const params = Object.entries(row.settings).map(([param, name]): [string, Scalar] => {
      const usual = row.usual?.[name]
      const value = usual !== undefined && !args.has(name) ? constant(usual) : settingOf(lower, args, name)
      checkSetting(row.indicator, param, value, call, name)
      return [param, value]
    })
    const refs = Object.fromEntries(params.map(([param, value]) => [param, value.ref]))
    const id = lower.writer.indicator(row.indicator, inputs, refs)
    const kind = indicators.get(row.indicator)?.yesNo ? 'yesno' : 'number'
    if (!row.tuple) return { ...series(kind, id, row.gaps === true), int: row.whole === true }
    return { is: 'tuple', items: row.tuple.map((output) => series('number', `${id}.${output}`)) }
  }

/** A flag of the manual is a choice of ours: 1 for yes. */
function settingOf(lower: Lower, args: Arguments, name: string): Scalar {
  const value = args.value(name)
  if (value.is !== 'yesno') return args.setting(name)
  return constant(lower.fix(value, args.place(name), name))
}

function checkSetting(indicator: string, param: string, value: Scalar, call: Call, name: string): void {
  const one = indicators.get(indicator)
  const wrong = one && value.usual !== null ? faultOf(one, param, value.usual) : null
  if (wrong) throw new PineRefusal(call, `${name} of ${call.name}`, `${wrong}, not ${value.usual}.`)
}

const pairCall =
  (op: string): Builtin =>
  (lower, call) => {
    lower.everyBar(call, call.name)
    const args = new Arguments(lower, call, ['source1', 'source2'])
    return lower.writer.op(op, [args.number('source1'), args.number('source2')], 'yesno')
  }

const change: Builtin = (lower, call) => {
  lower.everyBar(call, call.name)
  const args = new Arguments(lower, call, ['source', 'length'])
  const value = args.value('source')
  const bars = args.has('length') ? args.setting('length') : constant(1)
  if (value.is === 'yesno') {
    return lower.writer.op('ne', [value, lower.writer.op('prev', [value, bars], 'yesno')], 'yesno')
  }
  const source = numberOf(value, call, 'source of ta.change')
  return lower.writer.op('sub', [source, lower.writer.op('prev', [source, bars], 'number')], 'number')
}

const valueWhen: Builtin = (lower, call) => {
  lower.everyBar(call, call.name)
  const args = new Arguments(lower, call, ['condition', 'source', 'occurrence'])
  const when = lower.yesNo(args.expr('condition'))
  return lower.writer.op('valueWhen', [when, args.number('source'), args.setting('occurrence')], 'number')
}

const barsSince: Builtin = (lower, call) => {
  lower.everyBar(call, call.name)
  const args = new Arguments(lower, call, ['condition'])
  const since = lower.writer.op('barsSince', [lower.yesNo(args.expr('condition'))], 'number')
  return { ...since, int: true }
}

const trueRange: Builtin = (lower, call) => {
  lower.everyBar(call, call.name)
  const args = new Arguments(lower, call, ['handle_na'])
  const handled = args.flag('handle_na', false)
  return series('number', lower.writer.indicator(handled ? 'tr' : 'trange', hlc, {}))
}

export const taCalls = new Map<string, Builtin>([
  ...Object.entries(rows).map(([name, row]): [string, Builtin] => [`ta.${name}`, rowCall(row)]),
  ['ta.crossover', pairCall('crossover')],
  ['ta.crossunder', pairCall('crossunder')],
  ['ta.cross', pairCall('cross')],
  ['ta.change', change],
  ['ta.valuewhen', valueWhen],
  ['ta.barssince', barsSince],
  ['ta.tr', trueRange],
])

type Variable = (lower: Lower) => Value

/** `ta.` names that are used without brackets. */
export const taNames = new Map<string, Variable>([
  ['ta.tr', ({ writer }) => series('number', writer.indicator('trange', hlc, {}))],
  ['ta.vwap', ({ writer }) => series('number', writer.indicator('vwap', ['time', 'hlc3', 'volume'], {}))],
  ['ta.obv', ({ writer }) => series('number', writer.indicator('tv_obv', ['close', 'volume'], {}))],
])
