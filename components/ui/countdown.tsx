'use client'
import { cn } from './cn'
import { formatFull, formatLeft } from './format'
import { useNow } from './use-now'

type Props = {
  /** Deadline, ISO 8601. */
  until: string
  /** The server's clock when it rendered, ISO 8601. */
  now: string
  className?: string | undefined
}

export function Countdown({ until, now, className }: Props) {
  const present = useNow(Date.parse(now))
  const end = new Date(until)
  return (
    <time
      data-slot="countdown"
      dateTime={until}
      title={formatFull(end)}
      role="timer"
      className={cn('whitespace-nowrap tabular-nums', className)}
    >
      {formatLeft(end.getTime() - present)}
    </time>
  )
}

const radius = 43
const hourMs = 3_600_000
const around = 2 * Math.PI * radius

/** The ring empties from `from` to `until`. Use it only where something really ends. */
export function CountdownRing({ until, now, from, className }: Props & { from: string }) {
  const present = useNow(Date.parse(now))
  const end = Date.parse(until)
  const whole = Math.max(1, end - Date.parse(from))
  const share = Math.min(1, Math.max(0, (end - present) / whole))
  return (
    <div data-slot="countdown-ring" className={cn('relative size-24 shrink-0', className)}>
      <svg viewBox="0 0 96 96" aria-hidden="true" className="size-full -rotate-90">
        <circle cx="48" cy="48" r={radius} fill="none" stroke="var(--surface-3)" strokeWidth="4" />
        <circle
          cx="48"
          cy="48"
          r={radius}
          fill="none"
          stroke={share > 0 ? 'var(--accent-fill)' : 'var(--warning)'}
          strokeWidth="4"
          strokeLinecap="round"
          strokeDasharray={`${around * share} ${around}`}
        />
      </svg>
      <div className="absolute inset-0 flex flex-col items-center justify-center">
        <Countdown
          until={until}
          now={now}
          className={cn(
            'leading-5.5 font-semibold tracking-tight',
            end - present < hourMs ? 'text-lg' : 'text-base',
          )}
        />
        <span className="text-2xs text-fg-3">{share > 0 ? 'left' : 'over'}</span>
      </div>
    </div>
  )
}
