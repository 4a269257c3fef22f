import type { StepView } from '@/lib/orders/schemas'
import { Timeline } from '../deals/timeline'
import { formatDayClock } from '../ui/format'

type Props = { steps: readonly StepView[]; names: { buyer: string; seller: string }; title?: string }

/** What happened, the oldest first; the last of it is where the order stands. */
export function Story({ steps, names, title = 'What happened' }: Props) {
  const nameOf = { you: 'You', buyer: names.buyer, seller: names.seller, tradepost: 'Tradepost' }
  return (
    <Timeline
      title={title}
      entries={steps.map(({ at, event, title: what, text, who }, index) => ({
        id: `${at} ${event}`,
        state: index === steps.length - 1 ? 'now' : 'done',
        time: formatDayClock(new Date(at)),
        at,
        title: what,
        body: text,
        who: nameOf[who],
      }))}
    />
  )
}
