import { Switch as Base } from '@base-ui/react/switch'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { cn } from './cn'

type Props = Omit<ComponentProps<typeof Base.Root>, 'className' | 'children'> & {
  children?: ReactNode
  className?: string | undefined
}

export function Switch({ className, children, ...props }: Props) {
  const labelId = useId()
  const named = children ? { 'aria-labelledby': labelId } : {}
  const control = (
    <Base.Root
      data-slot="switch"
      className="relative flex h-[18px] w-8 shrink-0 items-center rounded-full border border-border-3 bg-surface-3 after:absolute after:-inset-1.5 data-[checked]:border-accent-fill data-[checked]:bg-accent-fill data-[disabled]:opacity-50"
      {...named}
      {...props}
    >
      <Base.Thumb className="ml-0.5 size-3 rounded-full bg-fg-3 transition-transform duration-(--duration-fast) data-[checked]:translate-x-3.5 data-[checked]:bg-on-accent" />
    </Base.Root>
  )
  if (!children) return control
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is nested
    <label
      id={labelId}
      data-slot="switch-label"
      className={cn('flex min-h-9 cursor-pointer items-center gap-3', className)}
    >
      {control}
      {children}
    </label>
  )
}
