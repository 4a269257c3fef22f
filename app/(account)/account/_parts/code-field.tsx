'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

type Props = {
  label: string
  act: string
  pending: boolean
  problem: string | undefined
  onCode: (code: string) => void
}

export function CodeField({ label, act, pending, problem, onCode }: Props) {
  const [code, setCode] = useState('')
  return (
    <form
      className="flex max-w-[360px] flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        onCode(code)
      }}
    >
      <Field label={label} error={problem}>
        <Input
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          autoComplete="one-time-code"
          spellCheck={false}
          maxLength={20}
          required
        />
      </Field>
      <Button type="submit" variant="primary" className="self-start" pending={pending}>
        {act}
      </Button>
    </form>
  )
}
