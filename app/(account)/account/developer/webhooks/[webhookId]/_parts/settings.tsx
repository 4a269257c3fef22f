'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useForm } from '@/app/_parts/use-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { CopyId } from '@/components/ui/copy-id'
import type { WebhookListView, WebhookView } from '@/lib/notifications/schemas/webhook'
import { KindChoice } from '../../../_parts/kind-choice'
import { callOnce, dropWebhook, newSecret, saveWebhook, switchOn } from '../../../webhook-actions'

type Props = { webhook: WebhookView; kinds: WebhookListView['kinds'] }

export function Settings({ webhook, kinds }: Props) {
  const router = useRouter()
  const [chosen, setChosen] = useState(webhook.kinds)
  const saved = useForm(saveWebhook)
  const rotated = useForm(newSecret)
  const tested = useForm(callOnce)
  const resumed = useForm(switchOn)
  const dropped = useForm(dropWebhook, () => router.push('/account/developer'))
  const { id: webhookId, id: addressId } = webhook
  const problem = [saved, rotated, tested, resumed, dropped].map((form) => form.problemOf()).find(Boolean)
  return (
    <Card>
      <CardHeader title="Settings" />
      <CardContent className="flex flex-col gap-4">
        {webhook.offWhy && (
          <Alert tone="warning" title="This endpoint is switched off">
            <p>It answered {webhook.offWhy}. Put it right, then switch it on again.</p>
            <Button
              size="sm"
              className="mt-2"
              pending={resumed.pending}
              onClick={() => resumed.submit({ addressId })}
            >
              Switch on again
            </Button>
          </Alert>
        )}
        {rotated.value && (
          <Alert tone="warning" live title="Copy this secret now: it is not shown again">
            <p>For 24 hours the former secret signs too.</p>
            <CopyId label="Secret" value={rotated.value.secret} className="mt-2 max-w-full" />
          </Alert>
        )}
        <KindChoice kinds={kinds} chosen={chosen} onChange={setChosen} problem={saved.problemOf('kinds')} />
        <div className="flex flex-wrap gap-2">
          <Button pending={saved.pending} onClick={() => saved.submit({ webhookId, kinds: chosen })}>
            Save
          </Button>
          {!webhook.offWhy && (
            <Button pending={tested.pending} onClick={() => tested.submit({ addressId })}>
              Send a test
            </Button>
          )}
          <Button pending={rotated.pending} onClick={() => rotated.submit({ webhookId })}>
            New secret
          </Button>
          <Button variant="danger" pending={dropped.pending} onClick={() => dropped.submit({ addressId })}>
            Delete
          </Button>
        </div>
        <p role="status" className="text-xs text-fg-2 empty:hidden">
          {problem ?? (saved.saved && 'Saved.') ?? ''}
          {tested.saved && !problem && ' A test is on its way.'}
        </p>
      </CardContent>
    </Card>
  )
}
