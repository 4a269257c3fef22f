import { Alert } from '@/components/ui/alert'
import { Time } from '@/components/ui/time'
import type { DeliveryListView } from '@/lib/notifications/schemas/delivery'
import { EndPause } from './acts'
import { channelWords } from './words'

/** Channels that rest because our own settings were refused. */
export function Pauses({ pauses, now }: { pauses: DeliveryListView['pauses']; now: string }) {
  return pauses.map(({ channel, until, reason }) => (
    <Alert key={channel} tone="warning" title={`${channelWords[channel] ?? channel} rests`} className="mb-4">
      <p>
        Its far side refuses us: {reason}. Until <Time at={until} now={now} /> nobody sends; nothing is lost.
      </p>
      <div className="mt-2">
        <EndPause channel={channel} />
      </div>
    </Alert>
  ))
}
