import { cn } from './cn'

type Props = {
  label: string
  value: number
  max?: number
  tone?: 'accent' | 'neutral' | 'info'
  className?: string | undefined
}

const fills = { accent: 'bg-accent-fill', neutral: 'bg-fg-2', info: 'bg-info' }

/** Say the same in words beside it: n of m, rate, time left. */
export function Progress({ label, value, max = 100, tone = 'accent', className }: Props) {
  const share = Math.min(1, Math.max(0, max > 0 ? value / max : 0))
  return (
    <div
      data-slot="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(value, max)}
      tabIndex={-1}
      className={cn('h-1 overflow-hidden rounded-full bg-surface-3', className)}
    >
      <div className={cn('h-full rounded-full', fills[tone])} style={{ width: `${share * 100}%` }} />
    </div>
  )
}
