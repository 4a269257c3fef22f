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
    title: step.phase === 'now' && step.who === own ? act(step.title) : toYou(step.title, own),
    body: toYou(step.text, own),
    who: step.who === own ? 'You' : step.who,
    proofs: step.proofs.map(({ label, value, pending }) =>
      value === null ? { label, pending: pending ?? 'not yet' } : { label, value },
    ),
  }
}

/** "ilse.b accepts the trade offer" is "Accept the trade offer" to ilse.b. */
const act = (title: string): string =>
  title.replace(/^.* (accept|take)s the /, (_, verb: string) => `${verb === 'take' ? 'Take' : 'Accept'} the `)

const turns: [(name: string) => string, string][] = [
  [(name) => `^${name} bought`, 'You bought'],
  [(name) => `^${name} accepted`, 'You accepted'],
  [(name) => `^${name} has`, 'You have'],
  [(name) => `asks ${name}(?![\\w.])`, 'asks you'],
  [(name) => `offers ${name}(?![\\w.])`, 'offers you'],
  [(name) => `to ${name}(?=[,. ])`, 'to you'],
]

/** The story is told of both parties by name; to one of them that name is "you". */
function toYou(text: string, own: string | null): string {
  if (!own) return text
  const name = own.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return turns.reduce((said, [pattern, you]) => said.replace(new RegExp(pattern(name)), you), text)
}

function timeOf({ at, when, phase }: TimelineStep, today: string): string {
  if (!at) return phase === 'now' ? 'now' : (when ?? 'then')
  const date = new Date(at)
  return formatDay(date) === today ? formatClockSeconds(date) : formatDayClock(date)
}
