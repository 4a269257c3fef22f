'use client'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'
import { useFieldControl } from './field-context'

type Props = ComponentProps<'input'> & {
  /** Stands inside the field, left of the text: an icon or a currency sign. */
  before?: ReactNode
  /** Stands inside the field, right of the text: a key hint, a unit. */
  after?: ReactNode
}

export function Input({ className, before, after, ...props }: Props) {
  const control = useFieldControl()
  return (
    <span
      data-slot="input-group"
      className={cn(
        'flex h-9 w-full min-w-0 items-center gap-2 rounded-md border border-border-2 bg-field px-2.5 text-fg-1 has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-1 has-[:focus-visible]:outline-ring has-[[aria-invalid=true]]:border-negative has-[:disabled]:bg-surface-1 has-[:disabled]:text-fg-3 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-fg-3',
        className,
      )}
    >
      {before}
      <input
        data-slot="input"
        className="h-full w-full min-w-0 bg-transparent outline-none disabled:cursor-not-allowed [&::-webkit-search-cancel-button]:hidden"
        {...control}
        {...props}
      />
      {after}
    </span>
  )
}
