'use client'
import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import type { ReactNode } from 'react'
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
  return (
    <RadioGroup
      data-slot="segmented"
      aria-label={label}
      value={value}
      onValueChange={(next) => onValueChange(String(next))}
      className={cn(segmentedClass, className)}
    >
      {segments.map((segment) => (
        <Radio.Root
          key={segment.value}
          value={segment.value}
          nativeButton
          render={<button type="button" />}
          aria-label={segment.name}
          className={segmentClass}
        >
          {segment.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  )
}
