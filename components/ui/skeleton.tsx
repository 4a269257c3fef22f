import type { ComponentProps } from 'react'
import { cn } from './cn'

export function Skeleton({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      data-slot="skeleton"
      aria-hidden
      className={cn('motion-safe:animate-pulse rounded-sm bg-surface-2', className)}
      {...props}
    />
  )
}
