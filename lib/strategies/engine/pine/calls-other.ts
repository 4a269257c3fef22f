import { Arguments } from './arguments'
import { declareIndicator, declareStrategy } from './calls-declare'
import { inputCalls } from './calls-input'
import { mathCalls } from './calls-math'
import { strategyCalls } from './calls-strategy'
import { taCalls } from './calls-ta'
import type { Builtin } from './context'
import { draws } from './names'
import { PineRefusal } from './refusal'
import { nothing } from './values'

const drawing = new Set([
  ...[
    'plot',
    'plotshape',
    'plotchar',
    'plotarrow',
    'plotbar',
    'plotcandle',
    'hline',
    'fill',
    'bgcolor',
    'barcolor',
  ],
  ...['color', 'label', 'line', 'box', 'table', 'linefill', 'max_bars_back'],
])

const draw: Builtin = (lower, call) => {
  lower.notice(`${call.name} only draws and is left out.`)
  return nothing
}

const frames = new Map([
  ['D', 1_440],
  ['1D', 1_440],
  ['W', 10_080],
  ['1W', 10_080],
])

/** Another timeframe of the same instrument: its last closed bar, as Pine shows it on history with look-ahead off. */
const security: Builtin = (lower, call) => {
  lower.everyBar(call, call.name)
  const names = [
    'symbol',
    'timeframe',
    'expression',
    'gaps',
    'lookahead',
    'ignore_invalid_symbol',
    'currency',
    'calc_bars_count',
  ]
  const args = new Arguments(lower, call, names)
  const wrong = (name: string, reason: string) =>
    new PineRefusal(args.place(name), `${name} of ${call.name}`, reason)
  if (lower.writer.isFramed) throw new PineRefusal(call, call.name, 'cannot stand inside request.security.')
  if (args.text('symbol') !== '')
    throw wrong('symbol', 'may only be syminfo.tickerid: a strategy sees one instrument.')
  if (args.has('gaps') && args.text('gaps') !== 'gaps_off')
    throw wrong('gaps', 'may only be barmerge.gaps_off.')
  if (args.has('lookahead') && args.text('lookahead') !== 'lookahead_off') {
    throw wrong('lookahead', 'looks into the future on history; only barmerge.lookahead_off is supported.')
  }
  const frame = args.text('timeframe')
  if (frame === '') return lower.value(args.expr('expression'))
  const minutes = frames.get(frame) ?? (/^\d{1,5}$/.test(frame) ? Number(frame) : Number.NaN)
  if (!(minutes >= 1 && minutes <= 10_080))
    throw wrong('timeframe', `"${frame}" is not supported; minutes, "D" and "W" are.`)
  return lower.inFrame(minutes, args.expr('expression'))
}

const calls = new Map<string, Builtin>([
  ...taCalls,
  ...mathCalls,
  ...inputCalls,
  ...strategyCalls,
  ['strategy', declareStrategy],
  ['indicator', declareIndicator],
  ['request.security', security],
])

/** One of Pine's own functions, or null. */
export function builtinCall(name: string): Builtin | null {
  return calls.get(name) ?? (drawing.has(name) || draws.test(name) ? draw : null)
}
