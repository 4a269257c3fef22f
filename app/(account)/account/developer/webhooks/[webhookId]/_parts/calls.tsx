'use client'
import { useForm } from '@/app/_parts/use-form'
import { useMore } from '@/app/_parts/use-more'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { CopyId } from '@/components/ui/copy-id'
import { Empty } from '@/components/ui/empty'
import { Time } from '@/components/ui/time'
import type { DeliveriesView, DeliveryView } from '@/lib/notifications/schemas/delivery'
import { callAgain } from '../../../webhook-actions'

type Props = { first: DeliveriesView; webhookId: string; now: string }

const tones: Record<DeliveryView['state'], BadgeTone> = {
  queued: 'info',
  held: 'info',
  sent: 'info',
  delivered: 'positive',
  bounced: 'warning',
  dead: 'warning',
  suppressed: 'neutral',
}

export function Calls({ first, webhookId, now }: Props) {
  const { items, more, pending, failed } = useMore<DeliveryView, DeliveriesView>(
    first,
    (cursor) => `/webhooks/${webhookId}/deliveries?cursor=${encodeURIComponent(cursor)}`,
    (page) => page,
  )
  return (
    <Card>
      <CardHeader title="Last calls" />
      {items.length === 0 ? (
        <Empty title="No calls yet">Press “Send a test”, or wait for something to happen.</Empty>
      ) : (
        <ul aria-label="Calls" className="divide-y">
          {items.map((call) => (
            <Call key={call.id} call={call} now={now} />
          ))}
        </ul>
      )}
      {(more || failed) && (
        <div className="flex justify-center p-4">
          <Button onClick={more} pending={pending}>
            {failed ? 'Try again' : 'Load more'}
          </Button>
        </div>
      )}
    </Card>
  )
}

function Call({ call, now }: { call: DeliveryView; now: string }) {
  const { submit, pending, problemOf } = useForm(callAgain)
  const last = call.tries.at(-1)
  const settled = call.state === 'delivered' || call.state === 'dead' || call.state === 'bounced'
  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <code className="font-mono text-xs">{call.kind ?? 'digest'}</code>
        <Badge tone={tones[call.state]}>{call.state}</Badge>
        {last?.answerStatus && <span className="num-mono text-xs">answered {last.answerStatus}</span>}
        <span className="text-xs text-fg-3">
          <Time at={call.createdAt} now={now} /> · {call.attempts} {call.attempts === 1 ? 'try' : 'tries'}
          {call.state === 'queued' && call.nextTryAt && (
            <>
              {' · next '}
              <Time at={call.nextTryAt} now={now} />
            </>
          )}
        </span>
        {settled && (
          <Button
            size="sm"
            className="ml-auto"
            pending={pending}
            aria-label={`Replay ${call.id}`}
            onClick={() => submit({ deliveryId: call.id })}
          >
            Replay
          </Button>
        )}
      </div>
      <CopyId label="Delivery" value={call.id} bare className="max-w-full text-xs" />
      {last && last.outcome !== 'delivered' && last.reason && (
        <p className="text-xs text-warning">{last.reason}</p>
      )}
      {last?.answerBody && (
        <details>
          <summary className="inline-flex min-h-6 cursor-pointer items-center text-xs text-fg-2">
            What it answered
          </summary>
          <pre className="mt-1 max-h-48 overflow-auto rounded-md border bg-surface-0 p-2 text-xs whitespace-pre-wrap wrap-anywhere">
            {last.answerBody}
          </pre>
        </details>
      )}
      {problemOf() && (
        <p role="alert" className="text-xs text-negative">
          {problemOf()}
        </p>
      )}
    </li>
  )
}
