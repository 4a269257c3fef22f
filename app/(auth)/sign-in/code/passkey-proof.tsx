'use client'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { ProblemAlert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { provePasskey } from '../../actions'
import { showPasskey } from '../../passkey'

type Props = { act: string; block?: boolean; onProven: () => void }

/** Shows a passkey as the second factor. */
export function PasskeyProof({ act, block = false, onProven }: Props) {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function go() {
    setPending(true)
    setProblem(null)
    const shown = await showPasskey()
    const proven = shown.answer ? await provePasskey({ answer: shown.answer }).catch(() => null) : null
    setPending(false)
    if (proven?.ok) return onProven()
    setProblem(shown.problem ?? proven?.problem.detail ?? 'Tradepost did not answer. Press again.')
  }

  return (
    <div className={block ? 'flex flex-col gap-2' : 'flex flex-col items-start gap-2'}>
      <Button variant="primary" block={block} pending={pending} onClick={go}>
        <KeyRound aria-hidden />
        {act}
      </Button>
      <ProblemAlert text={problem} />
    </div>
  )
}
