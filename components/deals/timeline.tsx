import { Check, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Card, CardHeader } from '../ui/card'
import { cn } from '../ui/cn'
import { CopyId, PendingId } from '../ui/copy-id'

export type Proof = { label: string; value: string } | { label: string; pending: string }

export type TimelineEntry = {
  id: string
  state: 'done' | 'now' | 'next' | 'failed'
  /** As shown: "14:02:11", "now", "within 1 min". */
  time: string
  /** ISO 8601, where the moment is known. */
  at?: string | undefined
  title: string
  body?: ReactNode
  who: string
  proofs?: Proof[] | undefined
}

type Props = { entries: TimelineEntry[]; title?: string; actions?: ReactNode }

/** Facts in order: past nodes filled, now amber in a well, future hollow and dim. */
export function Timeline({ entries, title = 'Timeline', actions }: Props) {
  return (
    <Card data-slot="timeline">
      <CardHeader title={title}>
        <span>All times UTC</span>
        {actions}
      </CardHeader>
      <ol className="px-3 pt-1 pb-3 md:px-4 md:pt-2 md:pb-4">
        {entries.map((entry, index) => (
          <Entry key={entry.id} entry={entry} first={index === 0} last={index === entries.length - 1} />
        ))}
      </ol>
    </Card>
  )
}

function Entry({ entry, first, last }: { entry: TimelineEntry; first: boolean; last: boolean }) {
  const { state } = entry
  return (
    <li
      data-state={state}
      aria-current={state === 'now' ? 'step' : undefined}
      className="relative grid grid-cols-[24px_minmax(0,1fr)] gap-x-2.5 gap-y-0.5 py-3 md:grid-cols-[96px_24px_minmax(0,1fr)] md:gap-x-3"
    >
      <Rail state={state} first={first} last={last} />
      <time
        dateTime={entry.at}
        className={cn(
          'num-mono col-start-2 row-start-1 text-xs whitespace-nowrap md:col-start-1 md:text-right md:leading-5',
          state === 'now' ? 'text-accent-text' : 'text-fg-3',
        )}
      >
        {entry.time}
      </time>
      <Node state={state} />
      <div
        className={cn(
          'col-start-2 min-w-0 md:col-start-3 md:row-start-1',
          state === 'now' && 'my-0.5 rounded-md border bg-surface-2 px-3 py-2.5 md:-my-2',
        )}
      >
        <div className="flex items-baseline justify-between gap-3">
          <h3 className={cn(state === 'next' && 'text-fg-3')}>{entry.title}</h3>
          <span className="text-xs whitespace-nowrap text-fg-3">{entry.who}</span>
        </div>
        {entry.body && (
          <div className={cn('max-w-[62ch]', state === 'next' ? 'text-fg-3' : 'text-fg-2')}>{entry.body}</div>
        )}
        {entry.proofs && entry.proofs.length > 0 && (
          <div className="mt-2.5 flex flex-wrap gap-1.5">
            {entry.proofs.map((proof) =>
              'value' in proof ? (
                <CopyId key={proof.label} label={proof.label} value={proof.value} />
              ) : (
                <PendingId key={proof.label} label={proof.label} when={proof.pending} />
              ),
            )}
          </div>
        )}
      </div>
    </li>
  )
}

function Rail({ state, first, last }: { state: TimelineEntry['state']; first: boolean; last: boolean }) {
  return (
    <span
      aria-hidden
      className={cn(
        'absolute left-[11px] w-0.5 md:left-[119px]',
        first ? 'top-5' : 'top-0',
        last ? 'h-5' : 'bottom-0',
        first && last && 'hidden',
        state === 'done' && 'bg-fg-3',
        state === 'now' && 'bg-[linear-gradient(var(--text-3)_24px,var(--border-2)_24px)]',
        (state === 'next' || state === 'failed') && 'bg-border-2',
      )}
    />
  )
}

const nodes: Record<TimelineEntry['state'], string> = {
  done: 'border-2 border-fg-3 bg-fg-3 text-surface-1',
  now: 'border-5 border-accent-fill bg-on-accent shadow-[0_0_0_4px_var(--accent-soft)]',
  next: 'border-2 border-border-2 bg-surface-1',
  failed: 'border-2 border-negative bg-negative text-surface-1',
}

const spoken = { done: 'Done', now: 'Now', next: 'Still to come', failed: 'Did not happen' }

function Node({ state }: { state: TimelineEntry['state'] }) {
  return (
    <span
      className={cn(
        'relative z-1 col-start-1 row-span-2 row-start-1 ml-px grid size-5 place-items-center rounded-full md:col-start-2 md:row-span-1 md:ml-0.5',
        nodes[state],
      )}
    >
      <span className="sr-only">{spoken[state]}: </span>
      {state === 'done' && <Check aria-hidden strokeWidth={3} className="size-3" />}
      {state === 'failed' && <X aria-hidden strokeWidth={3} className="size-3" />}
    </span>
  )
}
