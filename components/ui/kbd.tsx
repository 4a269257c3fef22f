import type { ComponentProps } from 'react'
import { cn } from './cn'

export function Kbd({ className, ...props }: ComponentProps<'kbd'>) {
  return (
    <kbd
      data-slot="kbd"
      className={cn(
        'inline-flex h-[18px] min-w-[18px] shrink-0 items-center justify-center rounded-[4px] border border-border-2 bg-surface-1 px-[5px] font-mono text-2xs leading-none font-medium text-fg-3',
        className,
      )}
      {...props}
    />
  )
}
