'use client'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

type Props = Omit<ComponentProps<'input'>, 'type' | 'children' | 'onChange'> & {
  /** Words right of the switch; without them give an aria-label. */
  children?: ReactNode
  onCheckedChange?: ((checked: boolean) => void) | undefined
}

export function Switch({ className, children, onCheckedChange, ...props }: Props) {
  const control = (
    <span data-slot="switch" className="relative flex h-[18px] w-8 shrink-0 items-center">
      <input
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox tells its own state
        role="switch"
        onChange={(event) => onCheckedChange?.(event.currentTarget.checked)}
        className="peer absolute inset-0 appearance-none rounded-full border border-border-3 bg-surface-3 checked:border-accent-fill checked:bg-accent-fill disabled:opacity-50"
        {...props}
      />
      <span
        aria-hidden
        className="pointer-events-none relative ml-[3px] size-3 rounded-full bg-fg-3 transition-transform duration-(--duration-fast) peer-checked:translate-x-3.5 peer-checked:bg-on-accent"
      />
    </span>
  )
  if (!children) return control
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is nested
    <label
      data-slot="switch-label"
      className={cn('flex min-h-9 cursor-pointer items-center gap-3', className)}
    >
      {control}
      {children}
    </label>
  )
}
