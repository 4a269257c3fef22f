'use client'
import { useState } from 'react'
import { useForm } from '@/app/_parts/use-form'
import { Alert, ProblemAlert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { makeCoupon, makePlatformCoupon } from './actions'
import { blank, type Draft, rulesOf } from './draft'
import { RulesFields } from './rules-fields'

/** The form for a coupon that a seller pays, or Tradepost. */
export function NewCoupon({ funder }: { funder: 'seller' | 'platform' }) {
  const [code, setCode] = useState('')
  const [draft, setDraft] = useState<Draft>(blank)
  const { submit, pending, saved, problemOf } = useForm(
    funder === 'seller' ? makeCoupon : makePlatformCoupon,
    () => {
      setCode('')
      setDraft(blank)
    },
  )
  const send = (start: boolean) => submit({ code, start, ...rulesOf(draft) })
  return (
    <Card>
      <CardHeader title="New coupon" />
      <CardContent>
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            send(true)
          }}
        >
          <Field label="Code" description="What buyers type. Case does not matter." error={problemOf('code')}>
            <Input
              value={code}
              onChange={(event) => setCode(event.currentTarget.value.toUpperCase())}
              maxLength={30}
              autoComplete="off"
              spellCheck={false}
              className="font-mono"
              required
            />
          </Field>
          <RulesFields
            draft={draft}
            onChange={(changes) => setDraft((before) => ({ ...before, ...changes }))}
            problemOf={problemOf}
          />
          <ProblemAlert text={problemOf()} />
          {saved && (
            <Alert tone="info" live>
              The coupon is in the list.
            </Alert>
          )}
          <div className="flex flex-wrap gap-2">
            <Button type="submit" variant="primary" pending={pending}>
              Start the coupon
            </Button>
            <Button onClick={() => send(false)} pending={pending}>
              Keep as draft
            </Button>
          </div>
        </form>
      </CardContent>
    </Card>
  )
}
