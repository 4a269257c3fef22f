'use client'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import type { Draft } from './draft'
import { ScopeFields } from './scope-fields'

export type Change = (changes: Partial<Draft>) => void

type Props = {
  draft: Draft
  onChange: Change
  /** The refusal's sentence for a field of the operation. */
  problemOf: (field: string) => string | undefined
}

const kinds = [
  { value: 'percent', label: 'Percent' },
  { value: 'fixed', label: 'Amount' },
  { value: 'free_units', label: 'Free units' },
]

const currencies = [
  { value: '', label: 'Any' },
  ...['EUR', 'USD', 'GBP', 'JPY'].map((value) => ({ value, label: value })),
]

/** What a coupon takes off, from when on, for whom and how often. */
export function RulesFields({ draft, onChange, problemOf }: Props) {
  const text = (field: keyof Draft) => ({
    value: String(draft[field]),
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ [field]: event.currentTarget.value }),
    autoComplete: 'off',
  })
  return (
    <>
      <div className="flex flex-col items-start gap-1.5">
        <p className="text-xs font-medium text-fg-2">What it takes off</p>
        <Segmented
          label="What it takes off"
          segments={kinds}
          value={draft.kind}
          onValueChange={(kind) => onChange({ kind: kind as Draft['kind'] })}
        />
      </div>
      <div className="grid grid-cols-2 gap-3">
        {draft.kind === 'percent' && (
          <Field label="Percent" error={problemOf('discount.bps')}>
            <Input inputMode="decimal" after={<span className="text-fg-3">%</span>} {...text('percent')} />
          </Field>
        )}
        {draft.kind === 'fixed' && (
          <Field label="Amount" error={problemOf('discount.amountMinor')}>
            <Input inputMode="decimal" {...text('amount')} />
          </Field>
        )}
        {draft.kind === 'free_units' && (
          <>
            <Field label="For every" error={problemOf('discount.buy')}>
              <Input inputMode="numeric" {...text('buy')} />
            </Field>
            <Field label="Free beside them" error={problemOf('discount.get')}>
              <Input inputMode="numeric" {...text('get')} />
            </Field>
          </>
        )}
        <Field label="Currency" error={problemOf('currency')}>
          <Select
            options={currencies}
            value={draft.currency}
            onValueChange={(currency) => onChange({ currency: currency as Draft['currency'] })}
          />
        </Field>
        <Field label="Minimum" error={problemOf('minimumMinor')}>
          <Input inputMode="decimal" placeholder="none" {...text('minimum')} />
        </Field>
      </div>
      <ScopeFields draft={draft} onChange={onChange} problemOf={problemOf} />
      <div className="grid grid-cols-2 gap-3">
        <Field label="Orders in all" error={problemOf('maxUses')}>
          <Input inputMode="numeric" placeholder="no limit" {...text('maxUses')} />
        </Field>
        <Field label="Per person" error={problemOf('maxPerPerson')}>
          <Input inputMode="numeric" placeholder="no limit" {...text('maxPerPerson')} />
        </Field>
      </div>
      <div className="grid gap-3">
        <Field label="Begins (UTC)" error={problemOf('startsAt')}>
          <Input type="datetime-local" {...text('startsAt')} />
        </Field>
        <Field label="Ends (UTC)" error={problemOf('endsAt')}>
          <Input type="datetime-local" {...text('endsAt')} />
        </Field>
      </div>
      <div className="flex flex-col gap-1">
        <Checkbox checked={draft.firstOrder} onCheckedChange={(firstOrder) => onChange({ firstOrder })}>
          Only for somebody's first order
        </Checkbox>
        <Checkbox checked={draft.stackable} onCheckedChange={(stackable) => onChange({ stackable })}>
          May stand beside another coupon
        </Checkbox>
      </div>
    </>
  )
}
