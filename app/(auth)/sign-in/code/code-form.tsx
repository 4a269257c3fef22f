'use client'
import { useState } from 'react'
import { CodeField } from '@/components/identity/code-field'
import { prove } from '../../actions'
import { OrLine } from '../../auth-card'
import { PasskeyProof } from './passkey-proof'

type Props = { callbackUrl: string; totp: boolean; passkey: boolean }

export function CodeForm({ callbackUrl, totp, passkey }: Props) {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string>()
  const go = () => window.location.assign(callbackUrl)
  const submit = async (code: string) => {
    setPending(true)
    const answer = await prove({ code }).catch(() => null)
    if (answer?.ok) return go()
    setPending(false)
    setProblem(answer ? answer.problem.detail : 'Tradepost did not answer. Press again.')
  }
  return (
    <>
      {passkey && (
        <>
          <PasskeyProof block act="Use a passkey" onProven={go} />
          <OrLine>or</OrLine>
        </>
      )}
      <CodeField
        alone
        second={passkey}
        label={totp ? 'Code' : 'Recovery code'}
        description={
          totp
            ? 'Without your phone, use one of your recovery codes.'
            : 'Each of them works once, when the passkey is out of reach.'
        }
        act="Sign in"
        pending={pending}
        problem={problem}
        onCode={(code) => void submit(code)}
      />
    </>
  )
}
