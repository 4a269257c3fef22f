import type { ComponentProps } from 'react'
import { cn } from './cn'

export function Label({ className, ...props }: ComponentProps<'label'>) {
  // biome-ignore lint/a11y/noLabelWithoutControl: the caller gives htmlFor or nests the control
  return <label data-slot="label" className={cn('text-xs font-medium text-fg-2', className)} {...props} />
}
