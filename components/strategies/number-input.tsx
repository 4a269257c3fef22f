'use client'
import { useState } from 'react'
import { Input } from '../ui/input'

type Props = {
  value: number | undefined
  onValue: (value: number | undefined) => void
  'aria-label'?: string | undefined
  /** An empty field means "none"; otherwise it keeps the last number. */
  optional?: boolean | undefined
  className?: string | undefined
}

/** A number as it is typed: what is no number yet stays in the field and changes nothing. */
export function NumberInput({ value, onValue, optional, className, ...props }: Props) {
  const [text, setText] = useState<string | null>(null)
  return (
    <Input
      {...props}
      inputMode="decimal"
      autoComplete="off"
      className={className}
      value={text ?? (value === undefined ? '' : String(value))}
      onBlur={() => setText(null)}
      onChange={({ currentTarget }) => {
        const typed = currentTarget.value
        setText(typed)
        const read = Number(typed.replace(',', '.').replace('−', '-'))
        if (typed.trim() === '') {
          if (optional) onValue(undefined)
        } else if (Number.isFinite(read)) onValue(read)
      }}
    />
  )
}
