'use client'
import { useState } from 'react'
import { ProblemAlert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { signInSentence } from '@/lib/identity/schemas/sign-in'
import { postAuth } from '../../post-auth'

type Props = { what: string; callbackUrl: string; here: string }

/** A new account, or the one that somebody has already: never both by accident. */
export function Choice({ what, callbackUrl, here }: Props) {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function make() {
    setPending(true)
    setProblem(null)
    const { url, error } = await postAuth('callback/newcomer', { callbackUrl })
    if (url) return window.location.assign(url)
    setProblem(signInSentence(error))
    setPending(false)
  }

  return (
    <div className="flex flex-col gap-2">
      <Button variant="primary" size="lg" block pending={pending} onClick={make}>
        Make a new account
      </Button>
      <LinkButton block href={`/sign-in?callbackUrl=${encodeURIComponent(here)}`}>
        I already have one
      </LinkButton>
      <p className="text-xs text-fg-3">
        If you have one, sign in to it as you always do, and link this {what} there: it stays one account.
      </p>
      <ProblemAlert text={problem} />
    </div>
  )
}
