'use client'
import { percent } from '@/components/backtest/words'
import { Card, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { Market } from '@/lib/backtest/schemas/views'
import type { Fields } from './form-state'
import type { PartProps } from './parts'

const slippages: { value: Fields['slippageKind']; label: string; unit: string }[] = [
  { value: 'none', label: 'None', unit: '' },
  { value: 'fraction', label: 'Share of the price', unit: '%' },
  { value: 'ticks', label: 'Ticks', unit: 'ticks' },
  { value: 'range', label: 'Share of the bar’s range', unit: '%' },
  { value: 'volume', label: 'By size and volume', unit: '× √' },
]

type Named = 'capital' | 'leverage' | 'takerFee' | 'makerFee' | 'spread' | 'slippage' | 'fundingRate'

interface Amount {
  name: Named
  label: string
  unit: string
  hint?: string | undefined
  /** Where the operation speaks of it, when not under its own name. */
  at?: string
}

type TextProps = PartProps & { amount: Amount }

const Text = ({ fields, change, wrong, amount: { name, label, unit, hint, at = name } }: TextProps) => (
  <Field label={label} description={hint} error={wrong(`settings.${at}`)}>
    <Input
      inputMode="decimal"
      value={fields[name]}
      after={<span className="text-xs text-fg-3">{unit}</span>}
      onChange={(event) => change({ [name]: event.target.value.replace(',', '.') })}
    />
  </Field>
)

const own = (fee: number | undefined) =>
  fee === undefined ? undefined : `empty: ${percent(fee, { digits: 3 })}`

const amountsOf = (market: Market | undefined): Amount[] => [
  { name: 'capital', label: 'Capital', unit: market?.quote ?? '' },
  { name: 'leverage', label: 'Leverage, at most', unit: '×', hint: 'empty: as the strategy says' },
  { name: 'takerFee', label: 'Taker fee', unit: '%', hint: own(market?.takerFee) },
  { name: 'makerFee', label: 'Maker fee', unit: '%', hint: own(market?.makerFee) },
  { name: 'spread', label: 'Spread', unit: '%', hint: 'half of it is paid by every taker' },
  {
    name: 'fundingRate',
    label: 'Funding rate',
    unit: '%',
    hint: 'longs pay it at every payment of the instrument, or every 8 hours',
  },
]

interface Choice {
  label: string
  description?: string
  options: { value: string; label: string }[]
  value: (fields: Fields) => string
  chosen: (value: string) => Partial<Fields>
}

const choices: Choice[] = [
  {
    label: 'Market orders are filled',
    description: 'The close is known only when it is over',
    options: [
      { value: 'open', label: 'At the next open' },
      { value: 'close', label: 'At the close they were decided at' },
    ],
    value: ({ fillAt }) => fillAt,
    chosen: (value) => ({ fillAt: value === 'close' ? 'close' : 'open' }),
  },
  {
    label: 'Stop and target in one bar',
    options: [
      { value: 'worst', label: 'The stop comes first' },
      { value: 'nearest', label: 'The nearer one comes first' },
    ],
    value: ({ inside }) => inside,
    chosen: (value) => ({ inside: value === 'nearest' ? 'nearest' : 'worst' }),
  },
  {
    label: 'Fill model',
    description: 'backtesting.py is there to compare with that tool',
    options: [
      { value: 'tradepost', label: 'Tradepost' },
      { value: 'backtesting.py', label: 'backtesting.py' },
    ],
    value: ({ model }) => model,
    chosen: (value) => ({ model: value === 'backtesting.py' ? 'backtesting.py' : 'tradepost' }),
  },
]

type Props = PartProps & { market: Market | undefined }

/** Money, costs, and how bars are read. */
export function CostFields(props: Props) {
  const { fields, change, market } = props
  const unit = slippages.find(({ value }) => value === fields.slippageKind)?.unit ?? ''
  return (
    <Card>
      <CardHeader title="Money and costs" />
      <div className="grid grid-cols-1 gap-4 p-4 sm:grid-cols-2">
        {amountsOf(market).map((amount) => (
          <Text key={amount.name} {...props} amount={amount} />
        ))}
        <Field label="Slippage">
          <Select
            options={slippages}
            value={fields.slippageKind}
            onValueChange={(kind) =>
              change({ slippageKind: slippages.find(({ value }) => value === kind)?.value ?? 'none' })
            }
          />
        </Field>
        {fields.slippageKind !== 'none' && (
          <Text
            {...props}
            amount={{ name: 'slippage', label: 'Slippage, how much', unit, at: 'slippage.value' }}
          />
        )}
        {choices.map(({ label, description, options, value, chosen }) => (
          <Field key={label} label={label} description={description}>
            <Select
              options={options}
              value={value(fields)}
              onValueChange={(given) => change(chosen(given))}
            />
          </Field>
        ))}
      </div>
    </Card>
  )
}
