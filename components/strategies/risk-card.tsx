'use client'
import type { StrategyForm } from '@/lib/strategies/schemas/form'
import { Card, CardContent, CardHeader } from '../ui/card'
import { Field } from '../ui/field'
import { useBuilder } from './builder-context'
import { Faults } from './faults'
import { LevelField } from './level-field'
import { NumberInput } from './number-input'
import { SizeField } from './size-field'

type Risk = StrategyForm['risk']

const percent = (fraction: number | undefined) =>
  fraction === undefined ? undefined : Number((fraction * 100).toPrecision(10))
const fraction = (given: number | undefined) =>
  given === undefined ? undefined : Number((given / 100).toPrecision(10))

/** How much is bought, and the limits that hold whatever the rules say. */
export function RiskCard() {
  const { form, edit } = useBuilder()
  const { risk } = form
  const set = (change: Partial<Risk>) => edit((now) => ({ ...now, risk: { ...now.risk, ...change } }))
  return (
    <Card aria-labelledby="risk-title">
      <CardHeader title="Size and limits" id="risk-title" />
      <CardContent className="flex flex-col gap-3">
        <div className="flex flex-col gap-1.5">
          <span aria-hidden className="text-xs font-medium text-fg-2">
            Each entry
          </span>
          <SizeField
            label="Size of each entry"
            size={form.sizing}
            onSize={(sizing) => edit((now) => ({ ...now, sizing }))}
          />
          <Faults path="sizing" />
        </div>
        <div className="grid grid-cols-[repeat(auto-fill,minmax(132px,1fr))] gap-3">
          <Field label="Entries at a time">
            <NumberInput value={risk.maxEntries} onValue={(value) => set({ maxEntries: value ?? 1 })} />
          </Field>
          <Field label="Leverage">
            <NumberInput value={risk.leverage} onValue={(value) => set({ leverage: value ?? 1 })} />
          </Field>
          <Field label="Daily loss, %">
            <NumberInput
              optional
              value={percent(risk.maxDailyLoss)}
              onValue={(value) => set({ maxDailyLoss: fraction(value) })}
            />
          </Field>
          <Field label="Drawdown, %">
            <NumberInput
              optional
              value={percent(risk.maxDrawdown)}
              onValue={(value) => set({ maxDrawdown: fraction(value) })}
            />
          </Field>
          <Field label="Position, units">
            <NumberInput optional value={risk.maxPosition} onValue={(value) => set({ maxPosition: value })} />
          </Field>
        </div>
        <p className="text-xs text-fg-3">Where a rule names no stop or target of its own:</p>
        <div className="flex min-w-0 flex-wrap gap-x-4 gap-y-1.5">
          <LevelField
            label="Stop-loss"
            of="Every entry"
            level={risk.stopLoss}
            usual={{ as: 'percent', value: 2 }}
            onLevel={(stopLoss) => set({ stopLoss })}
          />
          <LevelField
            label="Take-profit"
            of="Every entry"
            level={risk.takeProfit}
            usual={{ as: 'percent', value: 4 }}
            onLevel={(takeProfit) => set({ takeProfit })}
          />
        </div>
        <Faults path="risk" />
      </CardContent>
    </Card>
  )
}
