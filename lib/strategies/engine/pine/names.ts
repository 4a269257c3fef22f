import { mathNames } from './calls-math'
import { accountNames } from './calls-strategy'
import { taNames } from './calls-ta'
import type { Lower } from './context'
import type { Place } from './refusal'
import { constant, na, nothing, type Scalar, series, text, type Value, yesNo } from './values'

const sources = new Map<string, string>([
  ...['open', 'high', 'low', 'close', 'volume', 'hl2', 'hlc3', 'ohlc4', 'time'].map(
    (name): [string, string] => [name, name],
  ),
  ['bar_index', 'bar'],
  ['hour', 'hour'],
  ['minute', 'minute'],
  ['dayofweek', 'weekday'],
  ['dayofmonth', 'day'],
  ['month', 'month'],
  ['year', 'year'],
])
const wholeSources = new Set(['bar', 'hour', 'minute', 'weekday', 'day', 'month', 'year', 'time'])
const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

const constants = new Map<string, Value>([
  ['na', na],
  ['strategy.long', text('long')],
  ['strategy.short', text('short')],
  ['strategy.fixed', text('fixed')],
  ['strategy.cash', text('cash')],
  ['strategy.percent_of_equity', text('percent_of_equity')],
  ['strategy.commission.percent', text('percent')],
  ['strategy.commission.cash_per_order', text('cash_per_order')],
  ['strategy.commission.cash_per_contract', text('cash_per_contract')],
  ['barmerge.gaps_off', text('gaps_off')],
  ['barmerge.gaps_on', text('gaps_on')],
  ['barmerge.lookahead_off', text('lookahead_off')],
  ['barmerge.lookahead_on', text('lookahead_on')],
  ['syminfo.tickerid', text('')],
  ['syminfo.ticker', text('')],
  ['timeframe.period', text('')],
  ['barstate.isconfirmed', yesNo(true)],
  ['barstate.isnew', yesNo(true)],
  ['alert.freq_once_per_bar', text('once')],
  ['alert.freq_once_per_bar_close', text('close')],
  ['alert.freq_all', text('all')],
  ...mathNames,
  ...days.map((day, at): [string, Value] => [`dayofweek.${day}`, constant(at + 1)]),
])

/** Names that only draw. */
export const draws =
  /^(?:color|shape|location|size|plot|hline|label|line|box|table|linefill|polyline|chart|display|format|position|extend|xloc|yloc|text|font|scale|currency|str)\./

/** One of Pine's own names, or null. */
export function builtinName(lower: Lower, name: string, place: Place): Value | null {
  const source = sources.get(name)
  if (source !== undefined) return own(source, wholeSources.has(source))
  const known = constants.get(name)
  if (known) return known
  const indicator = taNames.get(name)
  if (indicator) {
    lower.everyBar(place, name)
    return indicator(lower)
  }
  const account = accountNames.get(name)
  if (account !== undefined) return own(account, false, account === 'entry_price')
  if (name === 'barstate.isfirst') return lower.writer.op('eq', [own('bar', true), constant(0)], 'yesno')
  return draws.test(name) ? nothing : null
}

const own = (ref: string, int: boolean, gaps = false): Scalar => ({
  ...series('number', ref, gaps),
  int,
  plain: true,
})

const prefixes = new Map(
  Object.entries({
    array: 'is not supported: there are no arrays.',
    matrix: 'is not supported: there are no matrices.',
    map: 'is not supported: there are no maps.',
    request: 'is not supported; of request. only request.security is.',
    ticker: 'is not supported: a strategy sees one instrument.',
    syminfo: 'is not supported: the instrument is not known while the script is read.',
    timeframe: 'is not supported: the timeframe is not known while the script is read.',
    barstate: 'is not supported: a strategy is computed once, when the bar has closed.',
    session: 'is not supported: these markets do not close.',
    strategy: 'is not supported.',
    ta: 'is not supported.',
    math: 'is not supported.',
    log: 'is not supported.',
    runtime: 'is not supported.',
    input: 'is not supported.',
  }),
)

const special = new Map(
  Object.entries({
    'math.random': 'is not supported: a strategy must do the same on every run.',
    'math.round_to_mintick': 'is not supported: the tick size is not known while the script is read.',
    timenow: 'is not supported: a strategy knows the time of the bar only.',
    last_bar_index: 'is not supported: it tells how many bars will come.',
    'barstate.islast': 'is not supported: it tells that no bar will come.',
    'barstate.islastconfirmedhistory': 'is not supported: it tells that no bar will come.',
  }),
)

/** Why a name that is not ours is not taken. */
export function reasonFor(name: string): string {
  const known = special.get(name)
  if (known !== undefined) return known
  if (name.startsWith('strategy.risk.')) {
    return 'is not supported: limits belong to the risk settings of the strategy, where they hold for every run.'
  }
  return prefixes.get(name.split('.')[0] ?? '') ?? 'is not known here.'
}
