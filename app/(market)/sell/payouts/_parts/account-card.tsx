'use client'
import { useState, useTransition } from 'react'
import { asksProof, FactorNeeded, hasFactor, Proof } from '@/app/_parts/proof'
import { useForm } from '@/app/_parts/use-form'
import { ProblemAlert } from '@/components/ui/alert'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import type { Factors } from '@/lib/identity/schemas/factor'
import { countries, countryName } from '@/lib/kernel/countries'
import type { Problem } from '@/lib/kernel/errors'
import type { AccountView } from '@/lib/payouts/schemas'
import { answerQuestions, openSeller, payMonthly } from '../actions'

const stateWords: Record<Exclude<AccountView['state'], 'none'>, { text: string; tone: BadgeTone }> = {
  active: { text: 'Ready', tone: 'positive' },
  pending: { text: 'Being checked', tone: 'info' },
  restricted: { text: 'Needs answers', tone: 'warning' },
}

type Props = { account: AccountView; offered: boolean; factors: Factors }

/** The seller's account at the payment provider: not begun, waiting for answers, or ready. */
export function AccountCard({ account, offered, factors }: Props) {
  if (!offered) return null
  const { state } = account
  const words = state === 'none' ? null : stateWords[state]
  return (
    <Card>
      <CardHeader title="Your bank">{words && <Badge tone={words.tone}>{words.text}</Badge>}</CardHeader>
      <CardContent className="flex flex-col gap-3">
        {state === 'none' ? <Begin /> : <Account account={account} factors={factors} />}
      </CardContent>
    </Card>
  )
}

function Begin() {
  const [country, setCountry] = useState('DE')
  const { submit, pending, problemOf } = useForm(openSeller)
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        submit({ country })
      }}
    >
      <p className="text-sm text-fg-2">
        Our payment provider pays sellers and asks them who they are. We never see your bank account.
      </p>
      <Field
        label="Country of your bank"
        description="It cannot be changed afterwards."
        error={problemOf('country') ?? problemOf()}
      >
        <Select options={countries()} value={country} onValueChange={setCountry} />
      </Field>
      <Button type="submit" pending={pending}>
        Begin
      </Button>
    </form>
  )
}

function Account({ account, factors }: Omit<Props, 'offered'>) {
  const { state, country, missing, monthly } = account
  const secured = hasFactor(factors)
  const { submit, pending, saved, code, problemOf } = useForm(payMonthly)
  return (
    <>
      {state === 'restricted' && (
        <>
          <p className="text-sm text-fg-2">The payment provider still wants to know:</p>
          <ul className="list-disc pl-5 text-sm">
            {missing.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </>
      )}
      {state === 'pending' && (
        <p className="text-sm text-fg-2">
          The payment provider looks at your answers. It takes minutes to days.
        </p>
      )}
      {secured ? (
        <ToProvider
          label={state === 'active' ? 'Change at the provider' : 'Answer the questions'}
          factors={factors}
        />
      ) : (
        <FactorNeeded act="Naming a bank" />
      )}
      {(secured || monthly) && (
        <Switch
          checked={monthly}
          disabled={pending}
          onCheckedChange={(wanted) => submit({ monthly: wanted })}
        >
          Pay out on the first of each month
        </Switch>
      )}
      {asksProof(code) && (
        <Proof
          code={code}
          factors={factors}
          hasPassword={false}
          pending={pending}
          onProven={() => submit({ monthly: true })}
        />
      )}
      <p role="status" className="text-xs text-fg-3">
        {(asksProof(code) ? null : problemOf()) ??
          (saved ? 'Saved.' : country && `Bank in ${countryName(country)}.`)}
      </p>
    </>
  )
}

/** The page of the provider is good for one visit, so its address is asked for when it is wanted. */
function ToProvider({ label, factors }: { label: string; factors: Factors }) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const [pending, start] = useTransition()
  const go = () =>
    start(async () => {
      const answer = await answerQuestions({})
      if (answer.ok) window.location.assign(answer.value.url)
      else setProblem(answer.problem)
    })
  const code = problem?.code ?? null
  if (asksProof(code)) return <Proof {...{ code, factors, pending }} hasPassword={false} onProven={go} />
  return (
    <>
      <Button onClick={go} pending={pending}>
        {label}
      </Button>
      <ProblemAlert text={problem?.detail} />
    </>
  )
}
