import { Slider as Base } from '@base-ui/react/slider'
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
  onValueCommitted?: ((value: number[]) => void) | undefined
  format?: ((value: number) => string) | undefined
  /** Replaces the track, for example with wear tiers. */
  track?: ReactNode
  className?: string | undefined
}

const asList = (value: number | readonly number[]) => (typeof value === 'number' ? [value] : [...value])

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
  return (
    <Base.Root
      data-slot="slider"
      thumbAlignment="center"
      value={value}
      min={min}
      max={max}
      step={step}
      onValueChange={(next) => onValueChange(asList(next))}
      onValueCommitted={(next) => onValueCommitted?.(asList(next))}
      className={cn('px-2', className)}
    >
      <Base.Control className="flex h-6 w-full touch-none items-center select-none">
        <Base.Track className="relative h-[3px] w-full rounded-full bg-surface-3">
          {track ?? <Base.Indicator className="bg-accent-fill" />}
          {labels.map((label, index) => (
            <Base.Thumb
              key={label}
              index={index}
              getAriaLabel={() => label}
              getAriaValueText={(_formatted, raw) => format?.(raw) ?? String(raw)}
              className="size-4 rounded-full border-[3px] border-surface-0 bg-fg-1 after:absolute after:-inset-1 has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-0 has-[:focus-visible]:outline-ring"
            />
          ))}
        </Base.Track>
      </Base.Control>
    </Base.Root>
  )
}
