'use client'
import { useState } from 'react'
import { Button } from '../ui/button'
import { cn } from '../ui/cn'
import { Field } from '../ui/field'
import { Input } from '../ui/input'

type Props = {
  label: string
  description?: string
  act: string
  pending: boolean
  problem: string | undefined
  onCode: (code: string) => void
  /** For a page whose only task this is. */
  alone?: boolean
  /** Beside a passkey, which is the quicker way. */
  second?: boolean
}

/** Asks for a code of the second factor. */
export function CodeField({ label, description, act, pending, problem, onCode, alone, second }: Props) {
  const [code, setCode] = useState('')
  return (
    <form
      className={cn('flex flex-col gap-3', !alone && 'max-w-[360px]')}
      onSubmit={(event) => {
        event.preventDefault()
        onCode(code)
      }}
    >
      <Field label={label} description={description} error={problem}>
        <Input
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          autoComplete="one-time-code"
          spellCheck={false}
          maxLength={20}
          required
          autoFocus={alone && !second}
        />
      </Field>
      <Button
        type="submit"
        variant={second ? 'default' : 'primary'}
        block={alone}
        className={alone ? undefined : 'self-start'}
        pending={pending}
      >
        {act}
      </Button>
    </form>
  )
}
