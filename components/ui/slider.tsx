'use client'
import type { ReactNode } from 'react'
import { cn } from './cn'

type Props = {
  /** One label per thumb: ['Lowest price', 'Highest price']. */
  labels: string[]
  value: number[]
  min: number
  max: number
  step?: number | undefined
  onValueChange: (value: number[]) => void
  /** Called when the person lets go. */
  onValueCommitted?: ((value: number[]) => void) | undefined
  format?: ((value: number) => string) | undefined
  /** Replaces the filled part of the track, for example with wear tiers. */
  track?: ReactNode
  className?: string | undefined
}

/** Native ranges laid over one track: keyboard, touch and screen readers come with the browser. */
export function Slider(props: Props) {
  const {
    labels,
    value,
    min,
    max,
    step = 1,
    onValueChange,
    onValueCommitted,
    format,
    track,
    className,
  } = props
  const share = (one: number) => ((one - min) / Math.max(1, max - min)) * 100
  const low = labels.length > 1 ? share(value[0] ?? min) : 0
  const high = share(value.at(-1) ?? max)
  const change = (index: number, next: number) => {
    const [before = min, after = max] = [value[index - 1], value[index + 1]]
    onValueChange(value.map((one, at) => (at === index ? Math.min(after, Math.max(before, next)) : one)))
  }
  return (
    <div data-slot="slider" className={cn('relative h-6', className)}>
      <div className="absolute inset-x-3 top-1/2 h-[3px] -translate-y-1/2 rounded-full bg-surface-3">
        {track ?? (
          <div
            className="absolute inset-y-0 bg-accent-fill"
            style={{ left: `${low}%`, right: `${100 - high}%` }}
          />
        )}
      </div>
      {labels.map((label, index) => {
        const own = value[index] ?? min
        return (
          <input
            key={label}
            type="range"
            aria-label={label}
            aria-valuetext={format?.(own)}
            min={min}
            max={max}
            step={step}
            value={own}
            onChange={(event) => change(index, event.currentTarget.valueAsNumber)}
            onPointerUp={() => onValueCommitted?.(value)}
            onKeyUp={(event) => event.key !== 'Tab' && onValueCommitted?.(value)}
            className={cn('range-thumb absolute inset-0 w-full', index === 0 && low > 50 && 'z-1')}
          />
        )
      })}
    </div>
  )
}
