'use client'
import { cn } from './cn'
import { formatFull, formatRelative } from './format'
import { useNow } from './use-now'

type Props = {
  /** ISO 8601. */
  at: string
  /** The server's clock when it rendered, ISO 8601: the first words shown. */
  now: string
  className?: string | undefined
}

/** "4 min ago", kept fresh; the exact time is in the title. */
export function Time({ at, now, className }: Props) {
  const date = new Date(at)
  const present = useNow(Date.parse(now), 10_000)
  return (
    <time
      data-slot="time"
      dateTime={at}
      title={formatFull(date)}
      className={cn('whitespace-nowrap', className)}
      suppressHydrationWarning
    >
      {formatRelative(date, new Date(present))}
    </time>
  )
}
