'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { prove } from '../../actions'

export function CodeForm({ callbackUrl }: { callbackUrl: string }) {
  const [code, setCode] = useState('')
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string>()
  const submit = async () => {
    setPending(true)
    const answer = await prove({ code }).catch(() => null)
    if (answer?.ok) return window.location.assign(callbackUrl)
    setPending(false)
    setProblem(answer ? answer.problem.detail : 'Tradepost did not answer. Press again.')
  }
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Field label="Code" description="Without your phone, use one of your recovery codes." error={problem}>
        <Input
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          autoComplete="one-time-code"
          spellCheck={false}
          maxLength={20}
          required
          autoFocus
        />
      </Field>
      <Button type="submit" variant="primary" block pending={pending}>
        Sign in
      </Button>
    </form>
  )
}
