'use client'
import { useState } from 'react'
import { asksProof, Proof } from '@/app/_parts/proof'
import { useForm } from '@/app/_parts/use-form'
import { ProblemAlert } from '@/components/ui/alert'
import { AlertDialog, AlertDialogClose, AlertDialogContent } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { formatFull } from '@/components/ui/format'
import { Textarea } from '@/components/ui/textarea'
import type { Factors } from '@/lib/identity/schemas/factor'
import type { DeletionView } from '@/lib/privacy/schemas'
import { leave, stay } from '../../actions'

type Props = { deletion: DeletionView | null; factors: Factors }

export function DeletionCard({ deletion, factors }: Props) {
  return (
    <Card aria-label="Delete your account">
      <CardHeader title="Delete your account" />
      <CardContent className="flex flex-col items-start gap-3">
        {deletion ? <Leaving dueAt={deletion.dueAt} /> : <Leave factors={factors} />}
      </CardContent>
    </Card>
  )
}

function Leaving({ dueAt }: { dueAt: string }) {
  const { submit, pending, problemOf } = useForm(stay)
  return (
    <>
      <p className="max-w-[62ch]" suppressHydrationWarning>
        Your account will be deleted on <b className="font-semibold">{formatFull(new Date(dueAt))}</b>. Until
        then everything works as before.
      </p>
      <Button variant="primary" pending={pending} onClick={() => submit({})}>
        Keep my account
      </Button>
      <ProblemAlert text={problemOf()} />
    </>
  )
}

function Leave({ factors }: Pick<Props, 'factors'>) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const form = useForm(leave, () => setOpen(false))
  const submit = () => form.submit({ reason })
  const asks = asksProof(form.code)
  return (
    <>
      <p className="max-w-[62ch] text-fg-2">
        You have 14 days to change your mind. Then your name, picture, addresses, sessions, settings and
        messages are removed for good. What the books must keep stays without your name: deals, payments, and
        the log of acts, which also keeps the network address of each act.
      </p>
      <Button variant="danger" onClick={() => setOpen(true)}>
        Delete my account
      </Button>
      <AlertDialog open={open} onOpenChange={setOpen}>
        <AlertDialogContent
          title="Delete your account in 14 days?"
          description="Until then you may change your mind with one press. Open deals must be over and your wallet empty."
          footer={
            <>
              <AlertDialogClose render={<Button variant="ghost" />}>Cancel</AlertDialogClose>
              {!asks && (
                <Button variant="danger" pending={form.pending} onClick={submit}>
                  Delete my account
                </Button>
              )}
            </>
          }
        >
          {asks ? (
            <Proof
              code={form.code}
              factors={factors}
              hasPassword={false}
              pending={form.pending}
              onProven={submit}
            />
          ) : (
            <Field label="Why, if you like to say" error={form.problemOf('reason')}>
              <Textarea
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
                maxLength={500}
              />
            </Field>
          )}
          <ProblemAlert text={asks ? null : form.problemOf()} />
        </AlertDialogContent>
      </AlertDialog>
    </>
  )
}
