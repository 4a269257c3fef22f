'use client'
import { useState } from 'react'
import { asksProof, FactorNeeded, hasFactor, Proof } from '@/app/_parts/proof'
import { useForm } from '@/app/_parts/use-form'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { Factors } from '@/lib/identity/schemas/factor'
import { formatMoney, parseMoney } from '@/lib/kernel/money'
import type { EarnedView } from '@/lib/payouts/schemas'
import { payOut } from '../actions'

/** How much leaves, and a button; or why nothing can. */
export function PayoutForm({ earned, factors }: { earned: EarnedView; factors: Factors }) {
  const { currency, withdrawableMinor, refusal, leastMinor } = earned
  const whole = (withdrawableMinor / 10 ** (currency === 'JPY' ? 0 : 2)).toFixed(currency === 'JPY' ? 0 : 2)
  const [text, setText] = useState(whole)
  const [wrong, setWrong] = useState<string>()
  const { submit, pending, saved, code, problemOf } = useForm(payOut)
  const send = () => {
    const amountMinor = parseMoney(text, currency)
    setWrong(amountMinor === null ? 'Enter an amount, for example 120.00.' : undefined)
    if (amountMinor !== null) submit({ amountMinor, currency })
  }
  return (
    <Card>
      <CardHeader title="Withdraw" />
      <CardContent>
        {refusal ? (
          <p className="text-sm text-fg-2">{refusal}</p>
        ) : !hasFactor(factors) ? (
          <FactorNeeded act="A payout" />
        ) : asksProof(code) ? (
          <Proof code={code} factors={factors} hasPassword={false} pending={pending} onProven={send} />
        ) : (
          <form
            className="flex flex-col gap-3"
            onSubmit={(event) => {
              event.preventDefault()
              send()
            }}
          >
            <Field
              label={`Amount in ${currency}`}
              description={`From ${formatMoney(leastMinor, currency)} to ${formatMoney(withdrawableMinor, currency)}.`}
              error={wrong ?? problemOf('amountMinor') ?? problemOf()}
            >
              <Input inputMode="decimal" value={text} onChange={(event) => setText(event.target.value)} />
            </Field>
            <Button type="submit" variant="primary" pending={pending}>
              Pay out to my bank
            </Button>
          </form>
        )}
        <p role="status" className="mt-2 text-xs text-fg-2">
          {saved && 'It is on its way. Banks take two to five days.'}
        </p>
      </CardContent>
    </Card>
  )
}
