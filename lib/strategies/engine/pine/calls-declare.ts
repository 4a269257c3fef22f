import { Arguments } from './arguments'
import type { Builtin, Call, Lower } from './context'
import { PineRefusal } from './refusal'
import { nothing } from './values'

const declared = [
  'title',
  'shorttitle',
  'overlay',
  'format',
  'precision',
  'scale',
  'pyramiding',
  'calc_on_order_fills',
  'calc_on_every_tick',
  'max_bars_back',
  'backtest_fill_limits_assumption',
  'default_qty_type',
  'default_qty_value',
  'initial_capital',
  'currency',
  'slippage',
  'commission_type',
  'commission_value',
  'process_orders_on_close',
  'close_entries_rule',
  'margin_long',
  'margin_short',
  'explicit_plot_zorder',
  'max_lines_count',
  'max_labels_count',
  'max_boxes_count',
  'max_polylines_count',
  'calc_bars_count',
  'risk_free_rate',
  'use_bar_magnifier',
  'fill_orders_on_standard_ohlc',
  'dynamic_requests',
  'behind_chart',
  'timeframe',
  'timeframe_gaps',
]

export const declareStrategy: Builtin = (lower, call) => {
  const args = begin(lower, call, 'strategy')
  const { script } = lower
  const number = (name: string, usual: number) => (args.has(name) ? args.fixed(name) : usual)
  for (const name of ['calc_on_order_fills', 'calc_on_every_tick', 'use_bar_magnifier']) {
    if (!args.flag(name, false)) continue
    throw new PineRefusal(
      args.place(name),
      name,
      'is not supported: a strategy is computed once, when the bar has closed.',
    )
  }
  if (args.has('close_entries_rule') && args.text('close_entries_rule') !== 'FIFO') {
    throw new PineRefusal(args.place('close_entries_rule'), 'close_entries_rule', 'may only be "FIFO".')
  }
  script.maxEntries = Math.max(1, number('pyramiding', 0))
  script.capital = args.has('initial_capital') ? args.fixed('initial_capital') : null
  script.slippageTicks = args.has('slippage') ? args.fixed('slippage') : null
  script.fillAtClose = args.flag('process_orders_on_close', false)
  const kind = args.has('default_qty_type') ? args.text('default_qty_type') : 'fixed'
  const value = number('default_qty_value', 1)
  const sizes = { fixed: 'units', cash: 'cash', percent_of_equity: 'equity' } as const
  const as = kind === 'cash' || kind === 'percent_of_equity' ? sizes[kind] : sizes.fixed
  script.sizing = { as, value: as === 'equity' ? value / 100 : value }
  if (args.has('commission_value')) {
    if ((args.has('commission_type') ? args.text('commission_type') : 'percent') === 'percent') {
      script.feeRate = args.fixed('commission_value') / 100
    } else lower.notice('commission_type is not taken over; give the fee with the run.')
  }
  const ownTerms = { margin_long: 100, margin_short: 100, backtest_fill_limits_assumption: 0 }
  for (const [name, usual] of Object.entries(ownTerms)) {
    if (number(name, usual) !== usual) lower.notice(`${name} is not taken over; it belongs to the run.`)
  }
  return nothing
}

export const declareIndicator: Builtin = (lower, call) => {
  begin(lower, call, 'indicator')
  return nothing
}

function begin(lower: Lower, call: Call, kind: 'indicator' | 'strategy'): Arguments {
  const names =
    kind === 'strategy'
      ? declared
      : ['title', 'shorttitle', 'overlay', 'format', 'precision', 'scale', ...declared]
  const args = new Arguments(lower, call, [...new Set(names)])
  if (lower.script.kind) throw new PineRefusal(call, call.name, 'declares the script a second time.')
  if (args.has('timeframe')) {
    throw new PineRefusal(
      args.place('timeframe'),
      'timeframe',
      'of the script is not supported; use request.security.',
    )
  }
  lower.script.kind = kind
  lower.script.title = args.has('title') ? args.text('title').slice(0, 200) : ''
  return args
}
