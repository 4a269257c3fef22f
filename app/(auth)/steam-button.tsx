'use client'
import { useState } from 'react'
import { ProblemAlert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { signInSentence } from '@/lib/identity/schemas/sign-in'
import { postAuth } from './post-auth'

/** Goes to Steam, which says which account it is, and comes back signed in. */
export function SteamButton({ callbackUrl }: { callbackUrl: string }) {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function go() {
    setPending(true)
    const { url, error } = await postAuth('signin/steam', { callbackUrl })
    if (url) return window.location.assign(url)
    setProblem(signInSentence(error))
    setPending(false)
  }

  return (
    <div className="flex flex-col gap-2">
      <Button variant="primary" size="lg" block pending={pending} onClick={go}>
        <SteamMark />
        Sign in through Steam
      </Button>
      <ProblemAlert text={problem} />
    </div>
  )
}

/** Two linked wheels: our own sign for the way through Steam. */
const SteamMark = () => (
  <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
    <circle cx="16" cy="8" r="4.5" />
    <circle cx="7" cy="17" r="3.5" />
    <path d="M10 15.2 12.6 11" />
  </svg>
)
