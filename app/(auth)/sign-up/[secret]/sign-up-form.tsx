'use client'
import { type FormEvent, useState } from 'react'
import { ProblemAlert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { Problem } from '@/lib/kernel/errors'
import { signUp } from '../../actions'
import { postAuth } from '../../post-auth'

const noAnswer: Pick<Problem, 'detail' | 'fields'> = { detail: 'There was no answer. Try again in a moment.' }

type Props = { secret: string; email: string; callbackUrl: string }

export function SignUpForm({ secret, email, callbackUrl }: Props) {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<Pick<Problem, 'detail' | 'fields'> | null>(null)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const name = String(form.get('name') ?? '')
    const password = String(form.get('password') ?? '')
    setPending(true)
    setProblem(null)
    const made = await signUp({ secret, name, password }).catch(() => null)
    if (!made?.ok) {
      setProblem(made?.problem ?? noAnswer)
      return setPending(false)
    }
    const { url } = await postAuth('callback/credentials', { email, password, callbackUrl })
    window.location.assign(url ?? '/sign-in')
  }

  const fields = problem?.fields ?? {}
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      <Field label="Name" description="What other people see." error={fields.name}>
        <Input name="name" autoComplete="nickname" maxLength={40} required />
      </Field>
      <Field label="E-mail">
        <Input name="email" type="email" autoComplete="username" value={email} readOnly />
      </Field>
      <Field label="Password" description="At least 10 characters." error={fields.password}>
        <Input name="password" type="password" autoComplete="new-password" required />
      </Field>
      <ProblemAlert text={problem && Object.keys(fields).length === 0 && problem.detail} />
      <Button type="submit" variant="primary" block pending={pending}>
        Create account
      </Button>
    </form>
  )
}
