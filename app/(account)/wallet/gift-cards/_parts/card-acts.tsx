'use client'
import { useState } from 'react'
import { useForm } from '@/app/_parts/use-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { CopyId } from '@/components/ui/copy-id'
import { Field } from '@/components/ui/field'
import { FormDialog } from '@/components/ui/form-dialog'
import { Input } from '@/components/ui/input'
import type { GiftCardView } from '@/lib/gift-cards/schemas'
import { renew, show } from '../actions'

/** What can be done with a card that was not redeemed: see its code once, or have a new one made. */
export function CardActs({ card }: { card: GiftCardView }) {
  const [renewing, setRenewing] = useState(false)
  const showing = useForm(show)
  const { id: giftCardId, state, role, canShow, last4 } = card
  if (state !== 'issued') return null
  if (showing.value)
    return (
      <Alert tone="warning" live title="Copy this code now: it is not shown again" className="basis-full">
        <CopyId label="Code" value={showing.value.code} className="mt-2 max-w-full" />
      </Alert>
    )
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {canShow && (
        <Button
          size="sm"
          pending={showing.pending}
          aria-label={`Show the code ending in ${last4}`}
          onClick={() => showing.submit({ giftCardId })}
        >
          Show the code
        </Button>
      )}
      {role === 'bought' && !canShow && (
        <Button size="sm" aria-label={`New code for ${last4}`} onClick={() => setRenewing(true)}>
          New code
        </Button>
      )}
      {renewing && <Renew card={card} onClose={() => setRenewing(false)} />}
      {showing.problemOf() && (
        <p role="alert" className="basis-full text-xs text-negative">
          {showing.problemOf()}
        </p>
      )}
    </div>
  )
}

function Renew({ card, onClose }: { card: GiftCardView; onClose: () => void }) {
  const [email, setEmail] = useState(card.recipientEmail ?? '')
  const { submit, pending, problemOf } = useForm(renew, onClose)
  const mailed = card.recipient === 'email'
  return (
    <FormDialog
      title="Make a new code"
      description="The old code is worth nothing from then on, wherever it went."
      act={mailed ? 'Send a new code' : 'Make a new code'}
      pending={pending}
      problem={problemOf()}
      onSubmit={() => submit({ giftCardId: card.id, ...(mailed && { email }) })}
      onClose={onClose}
    >
      {mailed && (
        <Field label="Send it to" error={problemOf('email')}>
          <Input
            type="email"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            autoComplete="off"
            required
          />
        </Field>
      )}
    </FormDialog>
  )
}
