'use client'
import { useState } from 'react'
import { asksProof, Proof } from '@/app/_parts/proof'
import { useForm } from '@/app/_parts/use-form'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { Factors } from '@/lib/identity/schemas/factor'
import { saveEmail } from '../../actions'

type Props = { email: string | null; hasPassword: boolean; factors: Factors }

export function EmailForm({ email: current, hasPassword, factors }: Props) {
  const [email, setEmail] = useState('')
  const { submit, pending, value, code, problemOf } = useForm(saveEmail)
  return (
    <Card>
      <CardHeader title="E-mail address" />
      <CardContent className="flex flex-col gap-3">
        <p className="max-w-[62ch] text-fg-2">
          {current ? (
            <>
              Yours is <span className="font-medium break-all text-fg-1">{current}</span>.
            </>
          ) : (
            'You have given none. With one you are told by mail what happens, and can choose a password.'
          )}
        </p>
        {asksProof(code) ? (
          <Proof {...{ code, hasPassword, factors, pending }} onProven={() => submit({ email })} />
        ) : (
          <form
            className="flex max-w-[360px] flex-col gap-3"
            onSubmit={(event) => {
              event.preventDefault()
              const typed = String(new FormData(event.currentTarget).get('email') ?? '')
              setEmail(typed)
              submit({ email: typed })
            }}
          >
            <Field
              label="New address"
              description="It counts when you have opened the link that we send there."
              error={problemOf('email') ?? problemOf()}
            >
              <Input name="email" type="email" autoComplete="email" inputMode="email" required />
            </Field>
            <div className="flex flex-wrap items-center gap-3">
              <Button type="submit" pending={pending}>
                Send the link
              </Button>
              <span role="status" className="text-xs text-fg-2">
                {value && `Sent. Look into the mailbox of ${value.email}.`}
              </span>
            </div>
          </form>
        )}
      </CardContent>
    </Card>
  )
}
