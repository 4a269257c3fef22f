'use client'
import { useState } from 'react'
import { ProblemAlert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { linkWhatWasProved } from '../../actions'

type Props = { what: string; callbackUrl: string }

/** Makes what was proved a way into the account that is signed in here. */
export function LinkHere({ what, callbackUrl }: Props) {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function link() {
    setPending(true)
    setProblem(null)
    const answer = await linkWhatWasProved().catch(() => null)
    if (answer?.ok) return window.location.assign(callbackUrl)
    setProblem(answer ? answer.problem.detail : 'Tradepost did not answer. Press again.')
    setPending(false)
  }

  return (
    <div className="flex flex-col gap-2">
      <Button variant="primary" size="lg" block pending={pending} onClick={link}>
        Link this {what}
      </Button>
      <ProblemAlert text={problem} />
    </div>
  )
}
