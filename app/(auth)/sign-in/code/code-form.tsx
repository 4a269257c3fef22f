'use client'
import { useState } from 'react'
import { CodeField } from '@/components/identity/code-field'
import { prove } from '../../actions'

export function CodeForm({ callbackUrl }: { callbackUrl: string }) {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string>()
  const submit = async (code: string) => {
    setPending(true)
    const answer = await prove({ code }).catch(() => null)
    if (answer?.ok) return window.location.assign(callbackUrl)
    setPending(false)
    setProblem(answer ? answer.problem.detail : 'Tradepost did not answer. Press again.')
  }
  return (
    <CodeField
      alone
      label="Code"
      description="Without your phone, use one of your recovery codes."
      act="Sign in"
      pending={pending}
      problem={problem}
      onCode={(code) => void submit(code)}
    />
  )
}
