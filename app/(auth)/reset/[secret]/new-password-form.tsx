'use client'
import { type FormEvent, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { LinkButton } from '@/components/ui/link-button'
import type { ActionResult } from '@/lib/kernel/door'
import { setNewPassword } from '../../actions'

export function NewPasswordForm({ secret, email }: { secret: string; email: string }) {
  const [pending, setPending] = useState(false)
  const [answer, setAnswer] = useState<ActionResult<unknown> | 'lost' | null>(null)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const newPassword = String(new FormData(event.currentTarget).get('password') ?? '')
    setPending(true)
    setAnswer((await setNewPassword({ secret, newPassword }).catch(() => null)) ?? 'lost')
    setPending(false)
  }

  if (answer !== null && answer !== 'lost' && answer.ok)
    return (
      <>
        <Alert live title="Your new password counts from now on">
          Every browser that was signed in is signed out.
        </Alert>
        <LinkButton href="/sign-in" variant="primary" block>
          Sign in
        </LinkButton>
      </>
    )
  const problem =
    answer === 'lost'
      ? 'There was no answer. Try again in a moment.'
      : (answer?.problem.fields?.newPassword ?? answer?.problem.detail)
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      <Field label="E-mail">
        <Input name="email" type="email" autoComplete="username" value={email} readOnly />
      </Field>
      <Field label="New password" description="At least 10 characters." error={problem}>
        <Input name="password" type="password" autoComplete="new-password" required />
      </Field>
      <Button type="submit" variant="primary" block pending={pending}>
        Set the password
      </Button>
    </form>
  )
}
