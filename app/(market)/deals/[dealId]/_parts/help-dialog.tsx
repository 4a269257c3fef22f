'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { useIntent } from '@/app/_parts/use-intent'
import { ProblemAlert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { DialogBody, DialogClose, DialogContent, DialogFooter, DialogHeader } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { help } from '../actions'

const reasons = ['I never got a trade offer', 'The offer asks for something else', 'I got the wrong item']

type Props = { dealId: string; itemName: string; onDone: () => void }

export function HelpDialog({ dealId, itemName, onDone }: Props) {
  const router = useRouter()
  const ask = useIntent(help)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<{ detail: string; field?: string | undefined } | null>(null)
  const [pending, start] = useTransition()
  const send = () =>
    start(async () => {
      const answer = await ask({ dealId, reason })
      if (!answer.ok)
        return setProblem({ detail: answer.problem.detail, field: answer.problem.fields?.reason })
      setProblem(null)
      setReason('')
      onDone()
      router.refresh()
    })
  return (
    <DialogContent>
      <DialogBody>
        <DialogHeader
          title="What is wrong?"
          description={`An admin reads this beside the timeline of ${itemName}. Both sides see what you write.`}
        />
        <Field label="In your own words" error={problem?.field}>
          <Textarea
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={500}
          />
        </Field>
        <div className="flex flex-wrap gap-1.5">
          {reasons.map((text) => (
            <Chip key={text} aria-pressed={reason === text} onClick={() => setReason(text)}>
              {text}
            </Chip>
          ))}
        </div>
        <ProblemAlert text={problem && !problem.field && problem.detail} />
      </DialogBody>
      <DialogFooter>
        <DialogClose render={<Button variant="ghost" />}>Cancel</DialogClose>
        <Button variant="primary" pending={pending} onClick={send}>
          Ask a person
        </Button>
      </DialogFooter>
    </DialogContent>
  )
}
