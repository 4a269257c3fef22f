'use client'
import { Wallet } from 'lucide-react'
import { useState } from 'react'
import { ProblemAlert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { FoundWallet, Signed } from './wallet'

type Proven = Extract<Signed, { proof: string }>

type Props = {
  act: string
  block?: boolean
  pending: boolean
  problem: string | null | undefined
  onProven: (proven: Proven) => void
}

/** Finds the wallets of this browser, lets a person choose when there are several, and has it sign. */
export function WalletChoice({ act, block = false, pending, problem, onProven }: Props) {
  const [busy, setBusy] = useState(false)
  const [found, setFound] = useState<FoundWallet[]>([])
  const [own, setOwn] = useState<string | null>(null)

  async function sign(wallet: FoundWallet) {
    setBusy(true)
    const { signWith } = await import('./wallet')
    const signed = await signWith(wallet)
    setBusy(false)
    if (signed.proof === undefined) return setOwn(signed.problem)
    setFound([])
    onProven(signed)
  }

  async function look() {
    setBusy(true)
    setOwn(null)
    const { findWallets } = await import('./wallet')
    const wallets = await findWallets()
    setBusy(false)
    const [only] = wallets
    if (!only) return setOwn('No Ethereum wallet was found in this browser.')
    if (wallets.length > 1) return setFound(wallets)
    await sign(only)
  }

  const said = own ?? problem
  return (
    <div className={block ? 'flex flex-col gap-2' : 'flex flex-col items-start gap-2'}>
      <Button block={block} pending={busy || pending} onClick={look}>
        <Wallet aria-hidden />
        {act}
      </Button>
      {found.map((wallet) => (
        <Button key={wallet.name} block={block} variant="ghost" pending={busy} onClick={() => sign(wallet)}>
          {wallet.name}
        </Button>
      ))}
      <ProblemAlert text={said} />
    </div>
  )
}
