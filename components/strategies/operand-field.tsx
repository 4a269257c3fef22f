'use client'
import { Select, type SelectOption } from '../ui/select'
import { useBuilder } from './builder-context'
import type { Operand } from './form-edits'
import { NumberInput } from './number-input'
import { valueOptions } from './operand-options'

type Props = {
  label: string
  value: Operand
  onOperand: (operand: Operand) => void
  /** Left out: every number that may be named. */
  options?: SelectOption[] | undefined
}

const aNumber = '#'

/** A number, or the name of a value. */
export function OperandField({ label, value, onOperand, options }: Props) {
  const { form, indicators } = useBuilder()
  const named = options ?? valueOptions(form, indicators, 'number')
  const isNumber = typeof value === 'number'
  const written = isNumber ? aNumber : String(value)
  const known = isNumber || named.some((option) => option.value === written)
  const firstOf = named.find((option) => option.value.startsWith(`${written}.`))
  const all = [
    { value: aNumber, label: 'A number' },
    ...(known || firstOf ? [] : [{ value: written, label: written }]),
    ...named,
  ]
  return (
    <span className="flex min-w-0 flex-1 basis-44 items-center gap-1.5">
      <Select
        aria-label={label}
        className="min-w-0 flex-1"
        options={all}
        value={known ? written : (firstOf?.value ?? written)}
        onValueChange={(next) => onOperand(next === aNumber ? 0 : next)}
      />
      {isNumber && (
        <NumberInput
          aria-label={`${label}: the number`}
          className="w-20 shrink-0"
          value={value}
          onValue={(next) => onOperand(next ?? 0)}
        />
      )}
    </span>
  )
}
