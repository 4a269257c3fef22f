import { Field } from '@base-ui/react/field'
import type { ComponentProps } from 'react'
import { cn } from './cn'

export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return (
    <Field.Control
      data-slot="textarea"
      className={cn(
        'min-h-20 w-full resize-y rounded-md border border-border-2 bg-field px-2.5 py-2 text-fg-1 focus-visible:outline-offset-1 data-[invalid]:border-negative',
        className,
      )}
      render={<textarea {...props} />}
    />
  )
}
