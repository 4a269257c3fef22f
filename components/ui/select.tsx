'use client'
import { ChevronDown } from 'lucide-react'
import { cn } from './cn'
import { useFieldControl } from './field-context'

export type SelectOption = { value: string; label: string }

type Props = {
  options: SelectOption[]
  value?: string | undefined
  defaultValue?: string | undefined
  onValueChange?: ((value: string) => void) | undefined
  name?: string | undefined
  disabled?: boolean | undefined
  'aria-label'?: string | undefined
  className?: string | undefined
}

/** The browser's own list of choices: best on phones, and nothing to load. */
export function Select({ options, onValueChange, className, ...props }: Props) {
  const control = useFieldControl()
  return (
    <span data-slot="select" className={cn('relative inline-flex min-w-0 items-center', className)}>
      <select
        {...control}
        {...props}
        onChange={(event) => onValueChange?.(event.currentTarget.value)}
        className="h-9 w-full min-w-0 appearance-none truncate rounded-md border border-border-2 bg-control pr-8 pl-3 font-medium shadow-1 hover:not-disabled:bg-surface-3 disabled:cursor-not-allowed disabled:text-fg-3"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} className="bg-pop text-fg-1">
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute right-2.5 size-3.5 text-fg-3" />
    </span>
  )
}
