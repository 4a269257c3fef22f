'use client'
import { type FormEvent, useState } from 'react'
import { ProblemAlert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { signInSentence } from '@/lib/identity/schemas/sign-in'
import { postAuth } from './post-auth'

export function PasswordForm({ callbackUrl }: { callbackUrl: string }) {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [email, password] = [String(form.get('email')), String(form.get('password'))]
    if (!email || !password) return setProblem('Enter your e-mail and your password.')
    setPending(true)
    setProblem(null)
    const { url, error } = await postAuth('callback/credentials', { email, password, callbackUrl })
    if (url) return window.location.assign(url)
    setProblem(signInSentence(error))
    setPending(false)
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      <Field label="E-mail">
        <Input name="email" type="email" autoComplete="username" inputMode="email" required />
      </Field>
      <Field label="Password">
        <Input name="password" type="password" autoComplete="current-password" required />
      </Field>
      <ProblemAlert text={problem} />
      <Button type="submit" block pending={pending}>
        Sign in with e-mail
      </Button>
    </form>
  )
}
