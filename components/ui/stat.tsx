import type { ReactNode } from 'react'
import { cn } from './cn'

type Props = {
  label: ReactNode
  value: ReactNode
  /** One line of context under the figure. */
  hint?: ReactNode
  tone?: 'warning' | undefined
  aside?: ReactNode
  /** Drawn in the right half, from small screens up. */
  chart?: ReactNode
  size?: 'default' | 'sm' | 'hero'
  className?: string | undefined
}

const sizes = { sm: 'text-md', default: 'text-lg', hero: 'text-2xl' }

export function Stat({ label, value, hint, tone, aside, chart, size = 'default', className }: Props) {
  return (
    <div data-slot="stat" className={cn('relative flex min-w-0 flex-col gap-0.5 px-4 py-3', className)}>
      <dt className="flex items-center gap-1 text-xs text-fg-3 [&_svg]:size-3.5">{label}</dt>
      <dd className={cn('font-semibold tracking-tight whitespace-nowrap', sizes[size])}>{value}</dd>
      {chart && <dd className="absolute right-5 bottom-4 hidden w-[44%] sm:block">{chart}</dd>}
      {(hint || aside) && (
        <dd className="flex items-end justify-between gap-2 text-xs text-fg-3">
          <span className={cn('min-w-0 truncate', tone === 'warning' && 'text-warning')}>{hint}</span>
          {aside && <span className="hidden shrink-0 sm:block">{aside}</span>}
        </dd>
      )}
    </div>
  )
}

/** Tiles that share one card and are cut by hairlines. Children are `Stat`s. */
export function StatStrip({
  label,
  children,
  className,
}: {
  label: string
  children: ReactNode
  className?: string
}) {
  return (
    <dl
      data-slot="stat-strip"
      aria-label={label}
      className={cn(
        'grid gap-px overflow-hidden rounded-lg border bg-surface-1 *:shadow-[1px_0_0_var(--border-1),0_1px_0_var(--border-1)]',
        className,
      )}
    >
      {children}
    </dl>
  )
}
