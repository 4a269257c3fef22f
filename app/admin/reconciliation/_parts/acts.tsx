'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { ReasonDialog } from '@/components/admin/reason-dialog'
import { Button } from '@/components/ui/button'
import { useReasonedAct } from '../../_parts/reason'
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
export function Resolve({ differenceId, subject }: { differenceId: string; subject: string }) {
  const { about, id, open, setOpen, ask, run } = useReasonedAct<true>()
  return (
    <>
      <Button size="sm" onClick={() => ask(true)}>
        Resolve<span className="sr-only"> {subject}</span>
      </Button>
      {about && (
        <ReasonDialog
          key={id}
          open={open}
          onOpenChange={setOpen}
          title={`Take ${subject} from the list?`}
          consequence="No money moves. If it still differs at the next comparison, it comes back."
          suggestions={['A payment made by hand at the provider', 'Put right by an adjustment']}
          act="Resolve"
          onConfirm={(reason) => run((key) => resolve({ differenceId, reason }, key))}
        />
      )}
    </>
  )
}

/** Sends our side of a dispute to the bank. */
export function AnswerBank({ disputeId, orderId }: { disputeId: string; orderId: string }) {
  const { about, id, open, setOpen, ask, run } = useReasonedAct<true>()
  return (
    <>
      <Button size="sm" onClick={() => ask(true)}>
        Answer<span className="sr-only"> the bank about {orderId}</span>
      </Button>
      {about && (
        <ReasonDialog
          key={id}
          open={open}
          onOpenChange={setOpen}
          title="Answer the bank?"
          consequence="The bank decides upon what you write here, and it can be sent once. Say what was bought, when it was delivered and how it can be proved."
          reasonLabel="What happened"
          act="Send to the bank"
          onConfirm={(text) => run((key) => answerBank({ disputeId, text }, key))}
        />
      )}
    </>
  )
}
