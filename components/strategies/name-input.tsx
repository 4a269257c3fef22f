'use client'
import { useState } from 'react'
import { Input } from '../ui/input'

type Props = {
  value: string
  onName: (name: string) => void
  label: string
  taken: (name: string) => boolean
}

const shape = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/

/** The name of a part of the form: taken over when the field is left and the name can be had. */
export function NameInput({ value, onName, label, taken }: Props) {
  const [text, setText] = useState<string | null>(null)
  const shown = text ?? value
  const wrong = shown !== value && (!shape.test(shown) || taken(shown))
  return (
    <Input
      aria-label={label}
      aria-invalid={wrong || undefined}
      autoComplete="off"
      spellCheck={false}
      className="w-36 font-mono"
      value={shown}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={() => {
        if (!wrong && shown !== value) onName(shown)
        setText(null)
      }}
    />
  )
}
