'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { ReasonedAct } from '../../_parts/reasoned-act'
import { answerBank, compareBooks, resolve } from '../../actions'

/** Orders a comparison; it takes a worker some seconds, so the page looks again when it has been ordered. */
export function CompareNow() {
  const router = useRouter()
  const [said, setSaid] = useState('')
  const [pending, start] = useTransition()
  const order = () =>
    start(async () => {
      const answer = await compareBooks({})
      setSaid(answer.ok ? 'Ordered. Look again in a moment.' : answer.problem.detail)
      router.refresh()
    })
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p role="status" className="text-xs text-fg-3">
        {said}
      </p>
      <Button onClick={order} pending={pending}>
        Compare now
      </Button>
    </div>
  )
}

/** Takes one difference from the list. */
export const Resolve = ({ differenceId, subject }: { differenceId: string; subject: string }) => (
  <ReasonedAct
    look={{ size: 'sm' }}
    button={
      <>
        Resolve<span className="sr-only"> {subject}</span>
      </>
    }
    title={`Take ${subject} from the list?`}
    consequence="No money moves. If it still differs at the next comparison, it comes back."
    suggestions={['A payment made by hand at the provider', 'Put right by an adjustment']}
    act="Resolve"
    onConfirm={(reason, key) => resolve({ differenceId, reason }, key)}
  />
)

/** Sends our side of a dispute to the bank. */
export const AnswerBank = ({ disputeId, orderId }: { disputeId: string; orderId: string }) => (
  <ReasonedAct
    look={{ size: 'sm' }}
    button={
      <>
        Answer<span className="sr-only"> the bank about {orderId}</span>
      </>
    }
    title="Answer the bank?"
    consequence="The bank decides upon what you write here, and it can be sent once. Say what was bought, when it was delivered and how it can be proved."
    reasonLabel="What happened"
    act="Send to the bank"
    onConfirm={(text, key) => answerBank({ disputeId, text }, key)}
  />
)
