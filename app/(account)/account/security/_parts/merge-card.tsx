'use client'
import { useState } from 'react'
import { asksProof, Proof } from '@/app/_parts/proof'
import { useForm } from '@/app/_parts/use-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { CopyId } from '@/components/ui/copy-id'
import { Field } from '@/components/ui/field'
import { formatMoney } from '@/components/ui/format'
import { Input } from '@/components/ui/input'
import type { Factors } from '@/lib/identity/schemas/factor'
import { giveAway, takeOver } from '../../actions'
import { RecoveryCodes } from './recovery-codes'

type Props = { factors: Factors; hasPassword: boolean }

export function MergeCard(proofs: Props) {
  return (
    <Card>
      <CardHeader title="Join two accounts" />
      <CardContent className="flex flex-col gap-4">
        <p className="max-w-[62ch] text-fg-2">
          You have another account here? Sign in to it in another browser, make a code there, and enter it
          here. Its listings, ended deals, money and ways in come to this account; it is then closed for good.
        </p>
        <TakeOver {...proofs} />
        <GiveAway {...proofs} />
      </CardContent>
    </Card>
  )
}

function TakeOver(proofs: Props) {
  const [code, setCode] = useState('')
  const form = useForm(takeOver)
  const { value, problemOf, pending } = form
  if (value)
    return (
      <>
        <Alert live title="The other account is part of this one now">
          {`${value.listings} listings and ${value.deals} deals came over${moneyOf(value.money)}. It is closed, and signed out everywhere.`}
        </Alert>
        {value.recoveryCodes.length > 0 && <RecoveryCodes codes={value.recoveryCodes} />}
      </>
    )
  if (asksProof(form.code))
    return <Proof {...proofs} code={form.code} pending={pending} onProven={() => form.submit({ code })} />
  return (
    <form
      className="flex max-w-[360px] flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        const typed = String(new FormData(event.currentTarget).get('code') ?? '')
        setCode(typed)
        form.submit({ code: typed })
      }}
    >
      <Field label="Code from the other account" error={problemOf('code') ?? problemOf()}>
        <Input name="code" autoComplete="off" spellCheck={false} maxLength={60} required />
      </Field>
      <Button type="submit" className="self-start" pending={pending}>
        Join it to this account
      </Button>
    </form>
  )
}

const moneyOf = (money: readonly { currency: string; amountMinor: number }[]): string =>
  money.map(({ currency, amountMinor }) => `, with ${formatMoney(amountMinor, currency)}`).join('')

function GiveAway(proofs: Props) {
  const form = useForm(giveAway)
  const make = () => form.submit({})
  if (form.value)
    return (
      <Alert tone="warning" live title="Whoever has this code takes over this account">
        <p>
          Enter it in your other account within ten minutes. Give it to nobody, whoever they say they are.
        </p>
        <CopyId label="Code" value={form.value.code} className="mt-2 max-w-full" />
      </Alert>
    )
  if (asksProof(form.code))
    return <Proof {...proofs} code={form.code} pending={form.pending} onProven={make} />
  return (
    <>
      {form.problemOf() && <Alert tone="negative">{form.problemOf()}</Alert>}
      <Button variant="link" className="self-start" pending={form.pending} onClick={make}>
        Give this account away: make a code
      </Button>
    </>
  )
}
