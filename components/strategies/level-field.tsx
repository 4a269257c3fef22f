'use client'
import { Checkbox } from '../ui/checkbox'
import { cn } from '../ui/cn'
import { Select } from '../ui/select'
import type { Operand } from './form-edits'
import { OperandField } from './operand-field'

export interface Level {
  as: 'price' | 'percent' | 'distance' | 'ticks'
  value: Operand
}

const ways = [
  { value: 'percent', label: '% from entry' },
  { value: 'price', label: 'at price' },
  { value: 'distance', label: 'distance' },
  { value: 'ticks', label: 'ticks' },
]

const isWay = (text: string): text is Level['as'] => ways.some(({ value }) => value === text)

type Props = {
  label: string
  /** For people who hear the page: whose level it is. */
  of: string
  level: Level | undefined
  usual: Level
  onLevel: (level: Level | undefined) => void
}

/** A stop-loss or a target, or none. */
export function LevelField({ label, of, level, usual, onLevel }: Props) {
  return (
    <div className={cn('flex min-w-0 flex-wrap items-center gap-1.5', level && 'w-full')}>
      <Checkbox
        className="w-32 shrink-0"
        checked={level !== undefined}
        onCheckedChange={(on) => onLevel(on ? usual : undefined)}
      >
        {label}
      </Checkbox>
      {level && (
        <>
          <OperandField
            label={`${of}: ${label.toLowerCase()}`}
            value={level.value}
            onOperand={(value) => onLevel({ ...level, value })}
          />
          <Select
            aria-label={`${of}: how the ${label.toLowerCase()} is measured`}
            className="w-36"
            options={ways}
            value={level.as}
            onValueChange={(as) => isWay(as) && onLevel({ ...level, as })}
          />
        </>
      )}
    </div>
  )
}
