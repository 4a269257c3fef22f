'use client'
import { useState } from 'react'
import { signInSentence } from '@/lib/identity/schemas/sign-in'
import { postAuth } from './post-auth'
import { WalletChoice } from './wallet-choice'

/** Signs in with an Ethereum wallet. Whose wallet nobody has is asked whether they are new. */
export function WalletButton({ callbackUrl }: { callbackUrl: string }) {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function enter(proof: string) {
    setPending(true)
    setProblem(null)
    const { url, error } = await postAuth('callback/wallet', { proof, callbackUrl })
    if (url) return window.location.assign(url)
    setProblem(signInSentence(error))
    setPending(false)
  }

  return (
    <WalletChoice
      block
      act="Sign in with Ethereum"
      pending={pending}
      problem={problem}
      onProven={({ proof }) => void enter(proof)}
    />
  )
}
