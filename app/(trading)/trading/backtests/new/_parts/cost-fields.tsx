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

type TextProps = PartProps & {
  name: 'capital' | 'takerFee' | 'makerFee' | 'spread' | 'slippage' | 'leverage'
  label: string
  unit: string
  hint?: string | undefined
  error?: string | undefined
}

const Text = ({ fields, change, name, label, unit, hint, error }: TextProps) => (
  <Field label={label} description={hint} error={error}>
    <Input
      inputMode="decimal"
      value={fields[name]}
      after={<span className="text-xs text-fg-3">{unit}</span>}
      onChange={(event) => change({ [name]: event.target.value.replace(',', '.') })}
    />
  </Field>
)

type Props = PartProps & { market: Market | undefined }

/** Money, costs, and how bars are read. */
export function CostFields(props: Props) {
  const { fields, change, market, wrong } = props
  const unit = slippages.find(({ value }) => value === fields.slippageKind)?.unit ?? ''
  const own = (fee: number | undefined) =>
    fee === undefined ? undefined : `empty: ${percent(fee, { digits: 3 })}`
  return (
    <Card>
      <CardHeader title="Money and costs" />
      <div className="grid grid-cols-1 gap-4 p-4 sm:grid-cols-2">
        <Text
          {...props}
          name="capital"
          label="Capital"
          unit={market?.quote ?? ''}
          error={wrong('settings.capital')}
        />
        <Text
          {...props}
          name="leverage"
          label="Leverage, at most"
          unit="×"
          hint="empty: as the strategy says"
          error={wrong('settings.leverage')}
        />
        <Text
          {...props}
          name="takerFee"
          label="Taker fee"
          unit="%"
          hint={own(market?.takerFee)}
          error={wrong('settings.takerFee')}
        />
        <Text
          {...props}
          name="makerFee"
          label="Maker fee"
          unit="%"
          hint={own(market?.makerFee)}
          error={wrong('settings.makerFee')}
        />
        <Text
          {...props}
          name="spread"
          label="Spread"
          unit="%"
          hint="half of it is paid by every taker"
          error={wrong('settings.spread')}
        />
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
            name="slippage"
            label="Slippage, how much"
            unit={unit}
            error={wrong('settings.slippage.value')}
          />
        )}
        <Field label="Market orders are filled" description="The close is known only when it is over">
          <Select
            options={[
              { value: 'open', label: 'At the next open' },
              { value: 'close', label: 'At the close they were decided at' },
            ]}
            value={fields.fillAt}
            onValueChange={(fillAt) => change({ fillAt: fillAt === 'close' ? 'close' : 'open' })}
          />
        </Field>
        <Field label="Stop and target in one bar">
          <Select
            options={[
              { value: 'worst', label: 'The stop comes first' },
              { value: 'nearest', label: 'The nearer one comes first' },
            ]}
            value={fields.inside}
            onValueChange={(inside) => change({ inside: inside === 'nearest' ? 'nearest' : 'worst' })}
          />
        </Field>
        <Field label="Fill model" description="backtesting.py is there to compare with that tool">
          <Select
            options={[
              { value: 'tradepost', label: 'Tradepost' },
              { value: 'backtesting.py', label: 'backtesting.py' },
            ]}
            value={fields.model}
            onValueChange={(model) =>
              change({ model: model === 'backtesting.py' ? 'backtesting.py' : 'tradepost' })
            }
          />
        </Field>
      </div>
    </Card>
  )
}
