'use client'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { ProblemAlert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { signInSentence } from '@/lib/identity/schemas/sign-in'
import { showPasskey } from './passkey'
import { postAuth } from './post-auth'

/** Signs in with a passkey: the browser offers those it has, nobody types a name. */
export function PasskeyButton({ callbackUrl }: { callbackUrl: string }) {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function go() {
    setPending(true)
    setProblem(null)
    const shown = await showPasskey()
    if (shown.answer) {
      const answer = JSON.stringify(shown.answer)
      const { url, error } = await postAuth('callback/passkey', { answer, callbackUrl })
      if (url) return window.location.assign(url)
      setProblem(signInSentence(error))
    } else setProblem(shown.problem)
    setPending(false)
  }

  return (
    <div className="flex flex-col gap-2">
      <Button block pending={pending} onClick={go}>
        <KeyRound aria-hidden />
        Sign in with a passkey
      </Button>
      <ProblemAlert text={problem} />
    </div>
  )
}
