import type { ReactNode } from 'react'
import { Badge, type BadgeTone } from '../ui/badge'
import { Card } from '../ui/card'
import { cn } from '../ui/cn'
import { CountdownRing } from '../ui/countdown'
import { MoneyDiagram } from './money-diagram'

type Props = {
  /** `act`: this person must move, the card is outlined in amber. */
  mood: 'act' | 'wait' | 'done' | 'stopped'
  /** "Your move", "Waiting for mferreira", "Settled", "Refunded". */
  state: string
  title: string
  /** What happens if nobody does anything. */
  description: ReactNode
  live?: ReactNode
  deadline?: { from: string; until: string; now: string } | undefined
  actions?: ReactNode
  money: React.ComponentProps<typeof MoneyDiagram>
}

const tones: Record<Props['mood'], BadgeTone> = {
  act: 'accent',
  wait: 'info',
  done: 'positive',
  stopped: 'neutral',
}

export function DealHero({ mood, state, title, description, live, deadline, actions, money }: Props) {
  return (
    <Card data-slot="deal-hero" className={cn('overflow-hidden', mood === 'act' && 'border-accent-line')}>
      <div className="flex flex-wrap items-center gap-5 p-4 md:p-5">
        <div className="min-w-0 flex-[1_1_240px] max-md:order-1">
          <div className="mb-1.5 flex flex-wrap items-center gap-2">
            <Badge tone={tones[mood]}>{state}</Badge>
            {live && <span className="text-xs text-fg-3">{live}</span>}
          </div>
          <h1>{title}</h1>
          <p className="mt-1 text-base text-fg-2">{description}</p>
        </div>
        {deadline && <CountdownRing {...deadline} />}
        {actions && (
          <div className="flex flex-wrap items-center gap-2 max-md:order-2 max-md:w-full max-md:[&>*]:flex-1">
            {actions}
          </div>
        )}
      </div>
      <MoneyDiagram {...money} />
    </Card>
  )
}

/** "Live, updated 2 s ago", or that the connection is lost and we are trying again. */
export function LiveDot({ connected, children }: { connected: boolean; children: ReactNode }) {
  return (
    <span data-slot="live-dot" className="inline-flex items-center gap-2">
      <span
        aria-hidden
        className={cn(
          'size-1.5 rounded-full bg-current',
          connected
            ? 'text-info shadow-[0_0_0_3px_color-mix(in_oklch,currentColor_22%,transparent)]'
            : 'text-warning',
        )}
      />
      {children}
    </span>
  )
}
