'use client'
import { type ReactNode, useId } from 'react'
import { cn } from './cn'
import { FieldContext } from './field-context'

type Props = {
  label: ReactNode
  /** One Input, Textarea or Select. */
  children: ReactNode
  name?: string | undefined
  description?: ReactNode
  /** The refusal's sentence for this field. Its presence marks the field invalid. */
  error?: ReactNode
  hideLabel?: boolean | undefined
  className?: string | undefined
}

export function Field({ label, children, name, description, error, hideLabel, className }: Props) {
  const id = useId()
  const parts = [description && `${id}-description`, error && `${id}-error`].filter(Boolean).join(' ')
  const control = {
    id,
    ...(name ? { name } : {}),
    ...(parts ? { 'aria-describedby': parts } : {}),
    ...(error ? { 'aria-invalid': true } : {}),
  }
  return (
    <div data-slot="field" className={cn('flex min-w-0 flex-col gap-1.5', className)}>
      <label
        htmlFor={id}
        data-slot="field-label"
        className={cn('text-xs font-medium text-fg-2', hideLabel && 'sr-only')}
      >
        {label}
      </label>
      <FieldContext value={control}>{children}</FieldContext>
      {description && (
        <p id={`${id}-description`} data-slot="field-description" className="text-xs text-fg-3">
          {description}
        </p>
      )}
      <p
        id={`${id}-error`}
        data-slot="field-error"
        aria-live="polite"
        className="text-xs text-negative empty:hidden"
      >
        {error}
      </p>
    </div>
  )
}
