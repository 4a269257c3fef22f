import { Field as Base } from '@base-ui/react/field'
import type { ReactNode } from 'react'
import { cn } from './cn'

type Props = {
  label: ReactNode
  children: ReactNode
  name?: string | undefined
  description?: ReactNode
  /** The refusal's sentence for this field. Its presence marks the field invalid. */
  error?: ReactNode
  hideLabel?: boolean | undefined
  className?: string | undefined
}

export function Field({ label, children, name, description, error, hideLabel, className }: Props) {
  return (
    <Base.Root
      data-slot="field"
      invalid={Boolean(error)}
      {...(name ? { name } : {})}
      className={cn('flex min-w-0 flex-col gap-1.5', className)}
    >
      <Base.Label
        data-slot="field-label"
        className={cn('text-xs font-medium text-fg-2', hideLabel && 'sr-only')}
      >
        {label}
      </Base.Label>
      {children}
      {description && (
        <Base.Description data-slot="field-description" className="text-xs text-fg-3">
          {description}
        </Base.Description>
      )}
      {error && (
        <Base.Error data-slot="field-error" match className="text-xs text-negative">
          {error}
        </Base.Error>
      )}
    </Base.Root>
  )
}
