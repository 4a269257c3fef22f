import type { IndicatorView } from '@/lib/strategies/schemas/editor'
import type { StrategyForm } from '@/lib/strategies/schemas/form'
import type { SelectOption } from '../ui/select'
import { type FormNode, isIndicator, isOperation, yesNoOperations } from './form-edits'

const prices: SelectOption[] = [
  { value: 'close', label: 'Close' },
  { value: 'open', label: 'Open' },
  { value: 'high', label: 'High' },
  { value: 'low', label: 'Low' },
  { value: 'volume', label: 'Volume' },
  { value: 'hl2', label: '(High + low) / 2' },
  { value: 'hlc3', label: '(High + low + close) / 3' },
  { value: 'ohlc4', label: '(Open + high + low + close) / 4' },
]

const clock: SelectOption[] = [
  { value: 'hour', label: 'Hour (UTC)' },
  { value: 'minute', label: 'Minute' },
  { value: 'weekday', label: 'Weekday (1 = Sunday)' },
  { value: 'day', label: 'Day of the month' },
  { value: 'month', label: 'Month' },
  { value: 'bar', label: 'Number of the bar' },
]

const account: SelectOption[] = [
  { value: 'position', label: 'Position' },
  { value: 'entry_price', label: 'Entry price' },
  { value: 'equity', label: 'Equity' },
  { value: 'open_profit', label: 'Open profit' },
  { value: 'open_trades', label: 'Open trades' },
  { value: 'closed_trades', label: 'Closed trades' },
]

type Catalogue = ReadonlyMap<string, IndicatorView>
type Kind = 'number' | 'yesno'

function kindOf(node: FormNode, indicators: Catalogue): Kind {
  if (isIndicator(node)) return indicators.get(node.name)?.yesNo ? 'yesno' : 'number'
  if (isOperation(node)) return yesNoOperations.has(node.op) ? 'yesno' : 'number'
  return node.type
}

const minutesLabel = (minutes: number): string => {
  if (minutes % 10_080 === 0) return `${minutes / 10_080} w`
  if (minutes % 1_440 === 0) return `${minutes / 1_440} d`
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`
}

function valuesOf(nodes: readonly FormNode[], indicators: Catalogue, kind: Kind): SelectOption[] {
  return nodes.flatMap((node) => {
    if (kindOf(node, indicators) !== kind) return []
    const outputs = isIndicator(node) ? (indicators.get(node.name)?.outputs ?? []) : []
    if (outputs.length < 2) return [{ value: node.id, label: node.id }]
    return outputs.map((output) => ({ value: `${node.id}.${output}`, label: `${node.id} · ${output}` }))
  })
}

/** Everything of a kind that may be named, in the order in which people look for it. */
export function valueOptions(form: StrategyForm, indicators: Catalogue, kind: Kind): SelectOption[] {
  const params = form.params
    .filter((param) => (param.kind === 'yesno') === (kind === 'yesno'))
    .map(({ name }) => ({ value: `$${name}`, label: `Parameter ${name}` }))
  const own = valuesOf(form.nodes, indicators, kind)
  const slower = form.frames.flatMap(({ id, minutes, nodes }) =>
    [...valuesOf(nodes, indicators, kind), ...(kind === 'number' ? prices.slice(0, 4) : [])].map(
      (option) => ({
        value: `${id}:${option.value}`,
        label: `${option.label}, ${minutesLabel(minutes)}`,
      }),
    ),
  )
  return kind === 'number'
    ? [...own, ...params, ...prices, ...slower, ...account, ...clock]
    : [...own, ...params, ...slower]
}

export const paramOptions = ({ params }: StrategyForm): SelectOption[] =>
  params
    .filter(({ kind }) => kind !== 'yesno')
    .map(({ name }) => ({ value: `$${name}`, label: `Parameter ${name}` }))

export const frameLabel = minutesLabel
