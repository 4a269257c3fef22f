'use client'
import { type ReactNode, useState } from 'react'
import { ProblemAlert } from '../ui/alert'
import { AlertDialog, AlertDialogClose, AlertDialogContent } from '../ui/alert-dialog'
import { Button } from '../ui/button'
import { Chip } from '../ui/chip'
import { Field } from '../ui/field'
import { Kbd } from '../ui/kbd'
import { Textarea } from '../ui/textarea'

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** A question: "Refund €118.40 to tsuru?" */
  title: string
  /** What follows, and whether it can be undone. */
  consequence: ReactNode
  /** What will move, already formatted; it adds up. */
  ledger?: { label: string; amount: string }[]
  reasonLabel?: string
  /** Reasons one press away. */
  suggestions?: string[]
  /** The act named again: "Refund €118.40". */
  act: string
  danger?: boolean | undefined
  /** More fields of the act, above the reason. */
  children?: ReactNode
  /** The other fields are filled in. */
  complete?: boolean
  /** Answers with a sentence when it was refused, or nothing when done; done closes the dialog. */
  onConfirm: (reason: string) => Promise<string | undefined>
}

export function ReasonDialog(props: Props) {
  const {
    open,
    onOpenChange,
    title,
    consequence,
    ledger = [],
    suggestions = [],
    act,
    danger,
    onConfirm,
  } = props
  const [reason, setReason] = useState('')
  const [pending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const ready = reason.trim().length >= 3 && !pending && (props.complete ?? true)
  const confirm = async () => {
    setPending(true)
    const answer = await onConfirm(reason.trim()).catch(
      () => 'It did not work. Nothing was changed; try again.',
    )
    setPending(false)
    setRefusal(answer)
    if (answer) return
    setReason('')
    onOpenChange(false)
  }
  const footer = (
    <>
      <span className="mr-auto text-xs text-fg-2">Written to the audit log as you</span>
      <AlertDialogClose render={<Button variant="ghost" />}>
        Cancel <Kbd>esc</Kbd>
      </AlertDialogClose>
      <Button variant={danger ? 'danger' : 'primary'} disabled={!ready} pending={pending} onClick={confirm}>
        {act}
      </Button>
    </>
  )
  return (
    <AlertDialog open={open} onOpenChange={onOpenChange}>
      <AlertDialogContent title={title} description={consequence} footer={footer}>
        {ledger.length > 0 && (
          <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-2 rounded-md border bg-surface-0 px-3 py-2.5 text-xs">
            {ledger.map((line) => (
              <div key={line.label} className="contents">
                <dt className="text-fg-2">{line.label}</dt>
                <dd className="text-right">{line.amount}</dd>
              </div>
            ))}
          </dl>
        )}
        {props.children}
        <Field label={props.reasonLabel ?? 'Reason, kept in the audit log'}>
          <Textarea
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && ready) void confirm()
            }}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={500}
          />
        </Field>
        {suggestions.length > 0 && (
          <div className="flex flex-wrap gap-1.5">
            {suggestions.map((text) => (
              <Chip key={text} aria-pressed={reason === text} onClick={() => setReason(text)}>
                {text}
              </Chip>
            ))}
          </div>
        )}
        <ProblemAlert text={refusal} />
      </AlertDialogContent>
    </AlertDialog>
  )
}
