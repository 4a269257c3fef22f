import { cn } from './cn'

type Props = {
  priceMinor: number
  referenceMinor: number | null
  /** Adds "below reference" in words. */
  long?: boolean | undefined
  className?: string | undefined
}

/** Below the reference is green; above it is grey, because nothing was lost. */
export function PriceDiff({ priceMinor, referenceMinor, long, className }: Props) {
  if (!referenceMinor) return null
  const percent = ((priceMinor - referenceMinor) / referenceMinor) * 100
  const shown = Math.abs(percent).toFixed(1)
  if (shown === '0.0') return <span className={cn('text-xs text-fg-3', className)}>at reference</span>
  const below = percent < 0
  const side = below ? 'below' : 'above'
  return (
    <span
      data-slot="price-diff"
      className={cn(
        'text-xs whitespace-nowrap tabular-nums',
        below ? 'text-positive' : 'text-fg-3',
        className,
      )}
    >
      <span aria-hidden>{below ? '▼' : '▲'} </span>
      {shown}% {long ? `${side} reference` : <span className="sr-only">{side} reference</span>}
    </span>
  )
}
