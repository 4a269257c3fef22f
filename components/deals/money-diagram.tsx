import { Lock } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import type { Status } from '@/lib/presence/schemas'
import { Avatar } from '../ui/avatar'
import { cn } from '../ui/cn'

export type Station = {
  name: ReactNode
  role: string
  /** Where the money is now: drawn in an amber well. */
  holds?: boolean | undefined
  /** Without a person: the escrow, drawn with a lock. */
  person?: { name: string; avatarUrl?: string | undefined; presence?: Status | undefined } | undefined
  /** How the person stands, in words. */
  standing?: ReactNode
}

type Props = {
  /** Buyer, escrow, seller. */
  stations: [Station, Station, Station]
  /** The two ways between: when it was gone, or will be. */
  ways: [{ label: string; done: boolean }, { label: string; done: boolean }]
}

/** Where the money stands. The same is said in words, station by station. */
export function MoneyDiagram({ stations, ways }: Props) {
  return (
    <ol
      data-slot="money-diagram"
      aria-label="Where the money stands"
      className="grid items-center gap-2 border-t bg-surface-0 px-4 py-3 md:grid-cols-[auto_minmax(24px,1fr)_auto_minmax(24px,1fr)_auto] md:gap-4 md:px-5 md:py-4"
    >
      {stations.map((station, index) => {
        const way = ways[index]
        return (
          <Fragment key={station.role}>
            <Holder station={station} />
            {way && index < 2 && <Way {...way} />}
          </Fragment>
        )
      })}
    </ol>
  )
}

function Holder({ station }: { station: Station }) {
  return (
    <li
      className={cn(
        'flex items-center gap-2.5',
        station.holds && 'rounded-lg border border-accent-line bg-accent-soft py-2 pr-3.5 pl-2.5',
      )}
    >
      {station.person ? (
        <Avatar
          name={station.person.name}
          src={station.person.avatarUrl}
          presence={station.person.presence}
        />
      ) : (
        <span
          aria-hidden
          className={cn(
            'grid size-7 shrink-0 place-items-center rounded-full',
            station.holds ? 'bg-accent-fill text-on-accent' : 'bg-surface-3 text-fg-3',
          )}
        >
          <Lock className="size-3.5" />
        </span>
      )}
      <span className="min-w-0">
        <span className={cn('block truncate font-medium', station.holds && 'font-semibold')}>
          {station.name}
        </span>
        <span className={cn('block text-xs', station.holds ? 'text-accent-text' : 'text-fg-3')}>
          {station.role}
        </span>
        {station.standing && <span className="block text-xs text-fg-3">{station.standing}</span>}
      </span>
    </li>
  )
}

function Way({ label, done }: { label: string; done: boolean }) {
  return (
    <li className="hidden flex-col items-center gap-1 md:flex">
      <span
        aria-hidden
        className={cn(
          'h-0.5 w-full',
          done
            ? 'bg-accent-fill'
            : 'bg-[repeating-linear-gradient(90deg,var(--border-3)_0_4px,transparent_4px_9px)]',
        )}
      />
      <span className="text-xs text-fg-3">{label}</span>
    </li>
  )
}
