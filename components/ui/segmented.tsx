'use client'
import { type ReactNode, useId } from 'react'
import { ChoiceContext, useChoice } from './choice-context'
import { cn } from './cn'
import { segmentClass, segmentedClass } from './segmented-classes'

export type Segment = { value: string; label: ReactNode /** When the label is an icon. */; name?: string }

type Props = {
  label: string
  segments: Segment[]
  value: string
  onValueChange: (value: string) => void
  className?: string | undefined
}

/** A choice of one among few, in place. For links between pages use `SegmentedLinks`. */
export function Segmented({ label, segments, value, onValueChange, className }: Props) {
  const name = useId()
  return (
    <div role="radiogroup" data-slot="segmented" aria-label={label} className={cn(segmentedClass, className)}>
      <ChoiceContext value={{ name, value, defaultValue: undefined, onValueChange }}>
        {segments.map((segment) => (
          <One key={segment.value} segment={segment} />
        ))}
      </ChoiceContext>
    </div>
  )
}

function One({ segment }: { segment: Segment }) {
  const choice = useChoice(segment.value)
  return (
    <label className={cn(segmentClass, 'relative cursor-pointer')}>
      <input {...choice} aria-label={segment.name} className="absolute inset-0 appearance-none rounded-sm" />
      {segment.label}
    </label>
  )
}
