import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/layout/page'
import { LinkButton } from '@/components/ui/link-button'
import { ask } from '@/lib/doors'
import { now } from '@/lib/kernel/clock'
import { myWebhooks, webhookDeliveries } from '@/lib/notifications'
import { WebhookState } from '../../_parts/webhooks'
import { Calls } from './_parts/calls'
import { Settings } from './_parts/settings'

export const metadata: Metadata = { title: 'Webhook' }

type Props = { params: Promise<{ webhookId: string }> }

export default async function WebhookPage({ params }: Props) {
  const { webhookId } = await params
  const [{ items, kinds }, calls] = await Promise.all([
    ask(myWebhooks),
    ask(webhookDeliveries, { webhookId }),
  ])
  const webhook = items.find(({ id }) => id === webhookId)
  if (!webhook) notFound()
  return (
    <>
      <PageHeader
        title="Webhook"
        description={webhook.url}
        actions={
          <>
            <WebhookState webhook={webhook} />
            <LinkButton href="/account/developer">All webhooks</LinkButton>
          </>
        }
      />
      <div className="flex max-w-[820px] flex-col gap-4">
        <Settings webhook={webhook} kinds={kinds} />
        <Calls first={calls} webhookId={webhookId} now={now().toISOString()} />
      </div>
    </>
  )
}
