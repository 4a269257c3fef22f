'use client'
import { useState } from 'react'
import { useForm } from '@/app/_parts/use-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { CopyId } from '@/components/ui/copy-id'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { WebhookListView } from '@/lib/notifications/schemas/webhook'
import { makeWebhook } from '../webhook-actions'
import { KindChoice } from './kind-choice'

export function NewWebhook({ kinds, full }: { kinds: WebhookListView['kinds']; full: boolean }) {
  const [url, setUrl] = useState('')
  const [description, setDescription] = useState('')
  const [chosen, setChosen] = useState<string[] | null>(null)
  const { submit, pending, value, problemOf } = useForm(makeWebhook)
  return (
    <Card>
      <CardHeader title="New webhook" />
      <CardContent className="flex flex-col gap-4">
        <p className="max-w-[62ch] text-fg-2">
          We call your address when something happens to you, signed as Standard Webhooks have it. What fails
          is tried again for 24 hours; after five days of failure the endpoint is switched off.
        </p>
        {value && (
          <Alert tone="warning" live title="Copy this secret now: it is not shown again">
            <CopyId label="Secret" value={value.secret} className="mt-2 max-w-full" />
          </Alert>
        )}
        {full ? (
          <p>There are as many endpoints as there can be. Take one away first.</p>
        ) : (
          <form
            className="flex flex-col gap-3"
            onSubmit={(event) => {
              event.preventDefault()
              submit({ url, description, kinds: chosen })
            }}
          >
            <Field label="Endpoint URL" error={problemOf('url') ?? problemOf()}>
              <Input
                type="url"
                value={url}
                onChange={(event) => setUrl(event.currentTarget.value)}
                autoComplete="off"
                required
              />
            </Field>
            <Field label="Description, for you" error={problemOf('description')}>
              <Input
                value={description}
                onChange={(event) => setDescription(event.currentTarget.value)}
                maxLength={80}
                autoComplete="off"
                className="max-w-[360px]"
              />
            </Field>
            <KindChoice kinds={kinds} chosen={chosen} onChange={setChosen} problem={problemOf('kinds')} />
            <Button type="submit" className="self-start" pending={pending}>
              Make the webhook
            </Button>
          </form>
        )}
      </CardContent>
    </Card>
  )
}
