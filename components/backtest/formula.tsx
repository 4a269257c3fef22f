'use client'
import { Popover, PopoverContent, PopoverTitle, PopoverTrigger } from '../ui/popover'
import { type MeasureName, measures } from './words'

type Props = { name: MeasureName; value: string; note?: string | undefined; label?: string | undefined }

/** The name of a figure; its formula opens on hover, on focus and Enter, and by touch. */
export function Formula({ name, value, note, label }: Props) {
  const { label: own, formula, means } = measures[name]
  return (
    <Popover>
      <PopoverTrigger
        openOnHover
        delay={150}
        className="min-h-6 cursor-help text-left underline decoration-border-3 decoration-dotted underline-offset-3 hover:text-fg-1"
      >
        {label ?? own}
      </PopoverTrigger>
      <PopoverContent className="w-72 text-xs">
        <div className="flex items-baseline justify-between gap-3">
          <PopoverTitle className="font-semibold text-fg-1">{own}</PopoverTitle>
          <span className="text-fg-1 tabular-nums">{value}</span>
        </div>
        <p className="num-mono my-1.5 text-accent-text">{formula}</p>
        <p>{means}</p>
        {note && <p className="mt-1">{note}</p>}
      </PopoverContent>
    </Popover>
  )
}
