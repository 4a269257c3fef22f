import { Timeline, type TimelineEntry } from '@/components/deals/timeline'
import { formatClockSeconds, formatDay, formatDayClock } from '@/components/ui/format'
import type { DealView, TimelineStep } from '@/lib/deals/schemas'

const states = { past: 'done', now: 'now', future: 'next' } as const

/** The timeline as its reader sees it: their own name is "You", today's times have seconds. */
export function Story({ deal, now }: { deal: DealView; now: string }) {
  const today = formatDay(new Date(now))
  const own = deal.role === 'admin' ? null : deal[deal.role].name
  return <Timeline entries={deal.timeline.map((step) => entryOf(step, today, own))} />
}

function entryOf(step: TimelineStep, today: string, own: string | null): TimelineEntry {
  return {
    id: step.key,
    state: states[step.phase],
    time: timeOf(step, today),
    ...(step.at ? { at: step.at } : {}),
    title: step.title,
    body: step.text,
    who: step.who === own ? 'You' : step.who,
    proofs: step.proofs.map(({ label, value, pending }) =>
      value === null ? { label, pending: pending ?? 'not yet' } : { label, value },
    ),
  }
}

function timeOf({ at, when, phase }: TimelineStep, today: string): string {
  if (!at) return phase === 'now' ? 'now' : (when ?? 'then')
  const date = new Date(at)
  return formatDay(date) === today ? formatClockSeconds(date) : formatDayClock(date)
}
