import { Badge } from '@/components/ui/badge'
import { Card, CardHeader } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { Link } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import type { WebhookListView, WebhookView } from '@/lib/notifications/schemas/webhook'

export function Webhooks({ view, now }: { view: WebhookListView; now: string }) {
  return (
    <Card>
      <CardHeader title="Your webhooks" />
      {view.items.length === 0 ? (
        <Empty title="No webhooks yet">
          Make one above; the next thing that happens to you is sent there.
        </Empty>
      ) : (
        <ul aria-label="Webhooks" className="divide-y">
          {view.items.map((webhook) => (
            <li key={webhook.id} className="flex flex-col gap-1 px-4 py-3">
              <p className="flex flex-wrap items-center gap-2">
                <Link
                  href={`/account/developer/webhooks/${webhook.id}`}
                  className="link-quiet inline-flex min-h-6 items-center font-mono text-xs wrap-anywhere"
                >
                  {webhook.url}
                </Link>
                <WebhookState webhook={webhook} />
              </p>
              <p className="text-xs text-fg-3">
                {webhook.description && `${webhook.description} · `}
                {webhook.kinds ? `${webhook.kinds.length} kinds` : 'every kind'} {'· made '}
                <Time at={webhook.createdAt} now={now} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

export function WebhookState({ webhook: { offWhy, failingSince } }: { webhook: WebhookView }) {
  if (offWhy) return <Badge tone="warning">Switched off: {offWhy}</Badge>
  if (failingSince) return <Badge tone="warning">Failing</Badge>
  return <Badge tone="positive">Works</Badge>
}
