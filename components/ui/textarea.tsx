'use client'
import type { ComponentProps } from 'react'
import { cn } from './cn'
import { useFieldControl } from './field-context'

export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  const control = useFieldControl()
  return (
    <textarea
      data-slot="textarea"
      className={cn(
        'min-h-20 w-full resize-y rounded-md border border-border-2 bg-field px-2.5 py-2 text-fg-1 focus-visible:outline-offset-1 aria-invalid:border-negative',
        className,
      )}
      {...control}
      {...props}
    />
  )
}
