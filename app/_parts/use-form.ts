'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import type { ActionResult } from '@/lib/kernel/door'
import { useIntent } from './use-intent'

export interface Form<I, O> {
  submit: (input: I) => void
  /** Forgets the last answer. */
  forget: () => void
  pending: boolean
  saved: boolean
  /** The last answer, until the next one. */
  value: O | null
  /** The code of the last refusal, until the next answer. */
  code: string | null
  /** The sentence for a field, or for the form when the problem is of no single field. */
  problemOf: (field?: string) => string | undefined
}

/** One form, one act: what was refused stands beside the field, what was done is said in place. */
export function useForm<I, O>(
  act: (input: I, key?: string) => Promise<ActionResult<O>>,
  onDone: () => void = () => undefined,
): Form<I, O> {
  const router = useRouter()
  const send = useIntent(act)
  const [answer, setAnswer] = useState<ActionResult<O> | null>(null)
  const [pending, start] = useTransition()
  const submit = (input: I) =>
    start(async () => {
      const result = await send(input).catch(() => null)
      setAnswer(result ?? lost)
      if (!result?.ok) return
      onDone()
      router.refresh()
    })
  const fields = answer && !answer.ok ? (answer.problem.fields ?? {}) : {}
  const whole = answer && !answer.ok && Object.keys(fields).length === 0 ? answer.problem.detail : undefined
  return {
    submit,
    forget: () => setAnswer(null),
    pending,
    saved: answer?.ok === true && !pending,
    value: answer?.ok ? answer.value : null,
    code: answer && !answer.ok ? answer.problem.code : null,
    problemOf: (field) => (field ? fields[field] : whole),
  }
}

const lost = {
  ok: false as const,
  problem: {
    type: 'about:blank',
    title: 'Unavailable',
    status: 503,
    code: 'unavailable',
    detail: 'The server did not answer. Nothing was changed; try again.',
  },
}
