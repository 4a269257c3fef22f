'use client'
import Image from 'next/image'
import { useState } from 'react'
import { asksProof, Proof } from '@/app/_parts/proof'
import { type Form, useForm } from '@/app/_parts/use-form'
import { prove } from '@/app/(auth)/actions'
import { CodeField } from '@/components/identity/code-field'
import { Alert, ProblemAlert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import type { Factors } from '@/lib/identity/schemas/factor'
import { beginTotp, finishTotp, moreRecoveryCodes, stopTotp } from '../../actions'
import { RecoveryCodes } from './recovery-codes'

type Codes = { recoveryCodes: string[] }

type Props = { factors: Factors; hasPassword: boolean }

export function SecondFactor({ factors, hasPassword }: Props) {
  const finish = useForm(finishTotp)
  const more = useForm(moreRecoveryCodes)
  const codes = factors.totpSince ? (more.value ?? finish.value) : null
  return (
    <Card>
      <CardHeader title="Authenticator app">
        {factors.totpSince ? (
          <Badge tone="positive">On</Badge>
        ) : (
          <Badge tone={factors.passkeys > 0 ? 'neutral' : 'warning'}>Off</Badge>
        )}
      </CardHeader>
      <CardContent className="flex flex-col gap-4">
        {codes && <RecoveryCodes codes={codes.recoveryCodes} />}
        {factors.totpSince ? (
          <TurnedOn factors={factors} more={more} />
        ) : (
          <SetUp {...{ finish, factors, hasPassword }} />
        )}
      </CardContent>
    </Card>
  )
}

type SetUpProps = Props & { finish: Form<{ code: string }, Codes> }

function SetUp({ finish, factors, hasPassword }: SetUpProps) {
  const begin = useForm(beginTotp)
  if (!begin.value)
    return (
      <>
        <p className="max-w-[62ch] text-fg-2">
          {factors.passkeys > 0
            ? 'Your passkey is your second factor already. With an app on your phone too, you can show a code wherever the passkey is not at hand.'
            : 'With an authenticator app on your phone, nobody gets in with your password or your Steam account alone. You show its code when you sign in, and again before acts that could cost you your account.'}
        </p>
        {asksProof(begin.code) ? (
          <Proof
            {...{ factors, hasPassword }}
            code={begin.code}
            pending={begin.pending}
            onProven={() => begin.submit({})}
          />
        ) : (
          <>
            <ProblemAlert text={begin.problemOf()} />
            <Button
              variant="primary"
              className="self-start"
              pending={begin.pending}
              onClick={() => begin.submit({})}
            >
              Set up an authenticator
            </Button>
          </>
        )}
      </>
    )
  const { qrSvg, secret } = begin.value
  return (
    <>
      <p className="text-fg-2">
        Scan the picture with your app, or type the key into it. Then enter the code it shows.
      </p>
      <Image
        unoptimized
        src={`data:image/svg+xml,${encodeURIComponent(qrSvg)}`}
        alt="Code for your authenticator app"
        width={180}
        height={180}
        className="rounded-md bg-white p-2"
      />
      <p className="text-xs text-fg-3">
        Key: <span className="font-mono break-all text-fg-1">{secret}</span>
      </p>
      <CodeField
        label="Code from the app"
        act="Turn on"
        pending={finish.pending}
        problem={finish.problemOf('code') ?? finish.problemOf()}
        onCode={(code) => finish.submit({ code })}
      />
    </>
  )
}

type Act = 'more' | 'off'

/** Both acts ask for the second factor, which then counts for ten minutes. */
function TurnedOn({ factors, more }: { factors: Factors; more: Form<Record<string, never>, Codes> }) {
  const off = useForm(stopTotp)
  const [asked, setAsked] = useState<Act | null>(null)
  const acts: Record<Act, () => void> = { more: () => more.submit({}), off: () => off.submit({}) }
  const proof = useForm(prove, () => {
    if (asked) acts[asked]()
    setAsked(null)
  })
  const start = (act: Act) => (factors.provenUntil ? acts[act]() : setAsked(act))
  const problem = off.problemOf() ?? more.problemOf()
  return (
    <>
      <p className="text-fg-2">
        {`Your authenticator is asked at every sign-in. ${factors.recoveryCodesLeft} recovery codes are left.`}
      </p>
      {problem && <Alert tone="negative">{problem}</Alert>}
      {asked ? (
        <CodeField
          label="Your code"
          act="Go on"
          pending={proof.pending}
          problem={proof.problemOf('code') ?? proof.problemOf()}
          onCode={(code) => proof.submit({ code })}
        />
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button pending={more.pending} onClick={() => start('more')}>
            New recovery codes
          </Button>
          <Button variant="danger" pending={off.pending} onClick={() => start('off')}>
            Turn off
          </Button>
        </div>
      )}
    </>
  )
}
