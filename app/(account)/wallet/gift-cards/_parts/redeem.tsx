'use client'
import { useState } from 'react'
import { useForm } from '@/app/_parts/use-form'
import { GiftCodeInput } from '@/components/gift-cards/code-input'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { formatMoney } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { check, redeem } from '../actions'

/** First what a code is worth and where it would go, then the act itself. */
export function Redeem() {
  const [code, setCode] = useState('')
  const checking = useForm(check)
  const redeeming = useForm(redeem, () => {
    setCode('')
    checking.forget()
  })
  const found = checking.value
  const done = redeeming.value
  const problem = [redeeming, checking].map(({ problemOf }) => problemOf('code') ?? problemOf()).find(Boolean)
  const type = (typed: string) => {
    setCode(typed.toUpperCase())
    checking.forget()
    redeeming.forget()
  }
  return (
    <Card>
      <CardHeader title="Redeem a gift card" />
      <CardContent className="flex flex-col gap-3">
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            if (found) redeeming.submit({ code })
            else checking.submit({ code })
          }}
        >
          <Field
            label="Code"
            description="As it stands in the mail. Spaces and hyphens do not matter."
            error={problem}
          >
            <GiftCodeInput value={code} onChange={(event) => type(event.currentTarget.value)} />
          </Field>
          {found && (
            <p role="status" className="text-fg-2">
              This card holds{' '}
              <strong className="text-fg-1 tabular-nums">
                {formatMoney(found.amountMinor, found.currency)}
              </strong>
              . It goes to your {found.currency} wallet as it is; nothing is exchanged.
            </p>
          )}
          <Button
            type="submit"
            variant={found ? 'primary' : undefined}
            pending={checking.pending || redeeming.pending}
          >
            {found ? `Redeem ${formatMoney(found.amountMinor, found.currency)}` : 'Check the code'}
          </Button>
        </form>
        {done && (
          <Alert tone="info" live>
            {formatMoney(done.amountMinor, done.currency)} came into your {done.currency} wallet, which has{' '}
            {formatMoney(done.availableMinor, done.currency)} now.{' '}
            <Link className="link-quiet" href={`/wallet?currency=${done.currency}`}>
              Open the wallet
            </Link>
          </Alert>
        )}
      </CardContent>
    </Card>
  )
}
