'use client'
import { type FormEvent, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { ActionResult } from '@/lib/kernel/door'

type Props = {
  act: string
  /** What is said for every address alike. */
  done: string
  /** Where mail can be read when it is simulated. */
  outbox: string | null
  /** No other way stands on the page. */
  primary?: boolean
  send: (email: string) => Promise<ActionResult<unknown>>
}

/** Asks for an address and has a mail sent there. */
export function MailForm({ act, done, outbox, primary, send }: Props) {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [sentTo, setSentTo] = useState<string | null>(null)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const email = String(new FormData(event.currentTarget).get('email') ?? '')
    setPending(true)
    setProblem(undefined)
    const answer = await send(email).catch(() => null)
    if (answer?.ok) setSentTo(email.trim())
    else setProblem(answer?.problem.detail ?? 'There was no answer. Try again in a moment.')
    setPending(false)
  }

  if (sentTo !== null)
    return (
      <Alert live title={`Look into the mailbox of ${sentTo}`}>
        <p>{done}</p>
        {outbox && (
          <p className="mt-1">
            Mail is simulated here: it lies in{' '}
            <a className="link-quiet" href={outbox}>
              the outbox
            </a>
            .
          </p>
        )}
      </Alert>
    )
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      <Field label="E-mail" error={problem}>
        <Input name="email" type="email" autoComplete="username" inputMode="email" required />
      </Field>
      <Button type="submit" variant={primary ? 'primary' : undefined} block pending={pending}>
        {act}
      </Button>
    </form>
  )
}
