'use client'
import { useState } from 'react'
import { Button } from '../ui/button'
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
}

/** Asks for a code of the second factor. */
export function CodeField({ label, description, act, pending, problem, onCode, alone = false }: Props) {
  const [code, setCode] = useState('')
  return (
    <form
      className="flex max-w-[360px] flex-col gap-3"
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
          autoFocus={alone}
        />
      </Field>
      <Button
        type="submit"
        variant="primary"
        block={alone}
        className={alone ? undefined : 'self-start'}
        pending={pending}
      >
        {act}
      </Button>
    </form>
  )
}
