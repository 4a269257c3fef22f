import type { ReactNode } from 'react'
import { cn } from '../ui/cn'
import { Kbd } from '../ui/kbd'
import { Link } from '../ui/link'

export type Queue = { href: string; label: string; count?: number | undefined; current?: boolean | undefined }

type Props = { queues: Queue[]; more?: Queue[]; list: ReactNode; detail: ReactNode }

/** Queues, list, one case. The list moves by keyboard: see `WorkList`. */
export function WorkShell({ queues, more = [], list, detail }: Props) {
  return (
    <div
      data-slot="work-shell"
      className="grid items-start gap-4 xl:grid-cols-[200px_minmax(0,400px)_minmax(0,1fr)]"
    >
      <WorkNav queues={queues} more={more} />
      {list}
      {detail}
    </div>
  )
}

/** On phones the queues scroll sideways in one line. */
function WorkNav({ queues, more = [] }: { queues: Queue[]; more?: Queue[] }) {
  return (
    <nav
      aria-label="Queues"
      className="flex overflow-x-auto rounded-lg border bg-surface-1 p-1.5 xl:flex-col [[data-theme=light]_&]:shadow-1"
    >
      {queues.map((queue) => (
        <QueueLink key={queue.href} queue={queue} />
      ))}
      {more.length > 0 && <hr className="my-1.5 hidden border-border-1 xl:block" />}
      {more.map((queue) => (
        <QueueLink key={queue.href} queue={queue} />
      ))}
    </nav>
  )
}

function QueueLink({ queue }: { queue: Queue }) {
  return (
    <Link
      href={queue.href}
      aria-current={queue.current ? 'page' : undefined}
      className="flex h-9 shrink-0 items-center gap-2 rounded-sm px-2.5 text-fg-2 hover:bg-surface-2 focus-visible:-outline-offset-2 aria-[current]:bg-surface-3 aria-[current]:font-medium aria-[current]:text-fg-1"
    >
      <span className="min-w-0 flex-1 truncate">{queue.label}</span>
      {queue.count !== undefined && (
        <span className={cn('text-fg-3', queue.current && 'text-fg-1')}>{queue.count}</span>
      )}
    </Link>
  )
}

/** The keys that work here, for the right end of the page header. */
export function KeyHints({ hints }: { hints: { keys: string[]; does: string }[] }) {
  return (
    <ul aria-label="Keys" className="hidden flex-wrap gap-3.5 text-xs text-fg-3 md:flex">
      {hints.map((hint) => (
        <li key={hint.does} className="flex items-center gap-1">
          {hint.keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}{' '}
          {hint.does}
        </li>
      ))}
    </ul>
  )
}
