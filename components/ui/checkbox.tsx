'use client'
import { Check, Minus } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

type Props = Omit<ComponentProps<'input'>, 'type' | 'children' | 'onChange'> & {
  /** Words right of the box; without them give an aria-label. */
  children?: ReactNode
  indeterminate?: boolean | undefined
  onCheckedChange?: ((checked: boolean) => void) | undefined
}

/** The browser's own checkbox, drawn by us: it works in forms and before any script has loaded. */
export function Checkbox({ className, children, indeterminate, onCheckedChange, ...props }: Props) {
  const Mark = indeterminate ? Minus : Check
  const box = (
    <span data-slot="checkbox" className="relative grid size-4 shrink-0 place-items-center">
      <input
        type="checkbox"
        ref={(input) => {
          if (input) input.indeterminate = indeterminate ?? false
        }}
        onChange={(event) => onCheckedChange?.(event.currentTarget.checked)}
        className="peer absolute -inset-1.5 m-1.5 appearance-none rounded-[4px] border border-border-3 bg-surface-0 checked:border-accent-fill checked:bg-accent-fill indeterminate:border-accent-fill indeterminate:bg-accent-fill disabled:opacity-50"
        {...props}
      />
      <Mark
        aria-hidden
        strokeWidth={3}
        className="pointer-events-none relative hidden size-3 text-on-accent peer-checked:block peer-indeterminate:block"
      />
    </span>
  )
  if (!children) return box
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is nested
    <label
      data-slot="checkbox-label"
      className={cn(
        'flex min-h-7 min-w-0 cursor-pointer items-center gap-2.5 text-fg-2 hover:text-fg-1 has-[:checked]:text-fg-1 has-[:disabled]:cursor-not-allowed has-[:disabled]:text-fg-3',
        className,
      )}
    >
      {box}
      {children}
    </label>
  )
}
