'use client'
import { Select } from '../ui/select'
import type { Operand } from './form-edits'
import { NumberInput } from './number-input'
import { OperandField } from './operand-field'

export interface Size {
  as: 'units' | 'cash' | 'equity' | 'risk'
  value: Operand
}

const ways = [
  { value: 'equity', label: '% of equity' },
  { value: 'risk', label: '% of equity at risk' },
  { value: 'units', label: 'units' },
  { value: 'cash', label: 'money' },
]

const usual: Record<Size['as'], number> = { equity: 0.95, risk: 0.01, units: 1, cash: 1_000 }
const isWay = (text: string): text is Size['as'] => Object.hasOwn(usual, text)

const asPercent = (fraction: number): number => Number((fraction * 100).toPrecision(10))

type Props = { label: string; size: Size; onSize: (size: Size) => void }

/** How much. Fractions of the equity are shown in per cent. */
export function SizeField({ label, size, onSize }: Props) {
  const share = size.as === 'equity' || size.as === 'risk'
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1.5">
      {share && typeof size.value === 'number' ? (
        <NumberInput
          aria-label={label}
          className="w-24"
          value={asPercent(size.value)}
          onValue={(percent) => onSize({ ...size, value: Number(((percent ?? 0) / 100).toPrecision(10)) })}
        />
      ) : (
        <OperandField label={label} value={size.value} onOperand={(value) => onSize({ ...size, value })} />
      )}
      <Select
        aria-label={`${label}: measured in`}
        className="w-44"
        options={ways}
        value={size.as}
        onValueChange={(as) => isWay(as) && onSize({ as, value: usual[as] })}
      />
    </div>
  )
}
