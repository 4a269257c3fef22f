import { Input as Base } from '@base-ui/react/input'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

type Props = ComponentProps<typeof Base> & {
  /** Stands inside the field, left of the text: an icon or a currency sign. */
  before?: ReactNode
  /** Stands inside the field, right of the text: a key hint, a unit. */
  after?: ReactNode
  className?: string | undefined
}

export function Input({ className, before, after, ...props }: Props) {
  return (
    <span
      data-slot="input-group"
      className={cn(
        'flex h-9 w-full min-w-0 items-center gap-2 rounded-md border border-border-2 bg-field px-2.5 text-fg-1 has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-1 has-[:focus-visible]:outline-ring has-[[data-invalid]]:border-negative has-[[aria-invalid=true]]:border-negative has-[:disabled]:bg-surface-1 has-[:disabled]:text-fg-3 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-fg-3',
        className,
      )}
    >
      {before}
      <Base
        data-slot="input"
        className="h-full w-full min-w-0 bg-transparent outline-none disabled:cursor-not-allowed [&::-webkit-search-cancel-button]:hidden"
        {...props}
      />
      {after}
    </span>
  )
}
