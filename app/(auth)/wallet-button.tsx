'use client'
import { useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { signInSentence } from '@/lib/identity/schemas'
import { postAuth } from './post-auth'
import { WalletChoice } from './wallet-choice'

/** Signs in with an Ethereum wallet. A new one makes an account only when the person says so. */
export function WalletButton({ callbackUrl }: { callbackUrl: string }) {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [unknown, setUnknown] = useState<{ proof: string; address: string } | null>(null)

  async function enter(proof: string, create: 'yes' | 'no') {
    setPending(true)
    setProblem(null)
    const { url, error } = await postAuth('callback/wallet', { proof, create, callbackUrl })
    if (url) return window.location.assign(url)
    setUnknown(null)
    setProblem(signInSentence(error))
    setPending(false)
  }

  return (
    <WalletChoice
      block
      act="Sign in with Ethereum"
      pending={pending}
      problem={problem}
      onProven={({ proof, known, address }) =>
        known ? void enter(proof, 'no') : setUnknown({ proof, address })
      }
    >
      {unknown && (
        <Alert live title="No account has this wallet yet">
          <p>
            <span className="font-mono break-all">{unknown.address}</span>
          </p>
          <p className="mt-1">
            You have an account? Sign in another way and link the wallet at Security, so that it stays one
            account.
          </p>
          <Button size="sm" className="mt-2" pending={pending} onClick={() => enter(unknown.proof, 'yes')}>
            Make a new account with it
          </Button>
        </Alert>
      )}
    </WalletChoice>
  )
}
