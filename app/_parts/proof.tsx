'use client'
import { useState } from 'react'
import { prove, provePassword, signOut } from '@/app/(auth)/actions'
import { PasskeyProof } from '@/app/(auth)/sign-in/code/passkey-proof'
import { CodeField } from '@/components/identity/code-field'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Link } from '@/components/ui/link'
import type { Factors } from '@/lib/identity/schemas/factor'
import { useForm } from './use-form'

/** Refusals after which a proof is asked for, and the act goes on. */
export const asksProof = (code: string | null): boolean =>
  code === 'factor_required' || code === 'step_up_required' || code === 'confirm_required'

export const hasFactor = ({ passkeys, totpSince }: Props['factors']): boolean =>
  passkeys > 0 || totpSince !== null

/** In the place of an act that nobody does without a second factor. */
export const FactorNeeded = ({ act }: { act: string }) => (
  <Alert tone="info" title={`${act} asks for a second factor`}>
    <p>
      It keeps your account yours, should somebody learn your password.{' '}
      <Link className="link-quiet" href="/account/security">
        Set up an authenticator or a passkey
      </Link>
      , then come back.
    </p>
  </Alert>
)

type Props = {
  code: string | null
  factors: Pick<Factors, 'passkeys' | 'totpSince'>
  hasPassword: boolean
  pending: boolean
  onProven: () => void
}

/** Asks for what an act wants to see first: the second factor, or a password. It then counts for ten minutes. */
export function Proof({ code, factors, hasPassword, pending, onProven }: Props) {
  const factor = useForm(prove, onProven)
  if (code === 'factor_required') return <FactorNeeded act="This act" />
  if (code === 'step_up_required')
    return (
      <div className="flex flex-col gap-3">
        {factors.passkeys > 0 && <PasskeyProof act="Use a passkey" onProven={onProven} />}
        <CodeField
          label={factors.totpSince ? 'Your code' : 'Or a recovery code'}
          act="Go on"
          second={factors.passkeys > 0}
          pending={factor.pending || pending}
          problem={factor.problemOf('code') ?? factor.problemOf()}
          onCode={(given) => factor.submit({ code: given })}
        />
      </div>
    )
  return hasPassword ? <PasswordProof pending={pending} onProven={onProven} /> : <SignInAnew />
}

function PasswordProof({ pending, onProven }: Pick<Props, 'pending' | 'onProven'>) {
  const [password, setPassword] = useState('')
  const form = useForm(provePassword, onProven)
  return (
    <form
      className="flex max-w-[360px] flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        form.submit({ password })
      }}
    >
      <Field
        label="Your password"
        description="You signed in a while ago; this change asks again."
        error={form.problemOf('password') ?? form.problemOf()}
      >
        <Input
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          required
        />
      </Field>
      <Button type="submit" variant="primary" className="self-start" pending={form.pending || pending}>
        Go on
      </Button>
    </form>
  )
}

const SignInAnew = () => (
  <form action={signOut} className="flex flex-col items-start gap-2">
    <p className="max-w-[62ch] text-fg-2">
      You signed in a while ago, and this change asks who you are again. Sign out, sign in anew, and come back
      here within ten minutes.
    </p>
    <Button type="submit">Sign out</Button>
  </form>
)
