'use client'
import { useState } from 'react'
import { asksProof, FactorNeeded, hasFactor, Proof } from '@/app/_parts/proof'
import { useForm } from '@/app/_parts/use-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { CopyId } from '@/components/ui/copy-id'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Segmented } from '@/components/ui/segmented'
import type { Factors } from '@/lib/identity/schemas/factor'
import { makeToken } from '../../actions'

const scopes = [
  { value: 'read', label: 'Read' },
  { value: 'write', label: 'Read and write' },
] as const
const lives = [
  { value: '7', label: '7 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: '1 year' },
]

const caption = 'text-xs font-medium text-fg-2'

/** A token that may write asks for the second factor; nobody without one has such a token. */
export function NewToken({ factors }: { factors: Factors }) {
  const [name, setName] = useState('')
  const [scope, setScope] = useState<'read' | 'write'>('read')
  const [days, setDays] = useState('90')
  const form = useForm(makeToken)
  const submit = () => form.submit({ name, scope, days: Number(days) })
  const { problemOf, pending, value } = form
  return (
    <Card>
      <CardHeader title="New token" />
      <CardContent className="flex flex-col gap-4">
        {value && (
          <Alert tone="warning" live title="Copy this token now: it is not shown again">
            <CopyId label="Token" value={value.secret} className="mt-2 max-w-full" />
          </Alert>
        )}
        {asksProof(form.code) ? (
          <Proof code={form.code} factors={factors} hasPassword={false} pending={pending} onProven={submit} />
        ) : (
          <form
            className="flex flex-col gap-3"
            onSubmit={(event) => {
              event.preventDefault()
              submit()
            }}
          >
            <Field
              label="Name"
              description="What will use it, for example: price watcher on my server."
              error={problemOf('name') ?? problemOf()}
            >
              <Input
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
                maxLength={60}
                autoComplete="off"
                className="max-w-[360px]"
              />
            </Field>
            <div className="flex flex-wrap gap-x-4 gap-y-3">
              <div className="flex flex-col items-start gap-1.5">
                <p className={caption}>What it may do</p>
                <Segmented
                  label="What it may do"
                  segments={[...scopes]}
                  value={scope}
                  onValueChange={(to) => setScope(to === 'write' ? 'write' : 'read')}
                />
              </div>
              <div className="flex flex-col items-start gap-1.5">
                <p className={caption}>For how long</p>
                <Segmented label="For how long" segments={lives} value={days} onValueChange={setDays} />
              </div>
            </div>
            {scope === 'write' && !hasFactor(factors) ? (
              <FactorNeeded act="A token that writes" />
            ) : (
              <Button type="submit" variant="primary" className="self-start" pending={pending}>
                Make the token
              </Button>
            )}
          </form>
        )}
      </CardContent>
    </Card>
  )
}
