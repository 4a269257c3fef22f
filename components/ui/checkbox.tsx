import { Checkbox as Base } from '@base-ui/react/checkbox'
import { Check, Minus } from 'lucide-react'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { cn } from './cn'

type Props = Omit<ComponentProps<typeof Base.Root>, 'className' | 'children'> & {
  /** Words right of the box; without them give an aria-label. */
  children?: ReactNode
  className?: string | undefined
}

export function Checkbox({ className, children, ...props }: Props) {
  const labelId = useId()
  const named = children ? { 'aria-labelledby': labelId } : {}
  const box = (
    <Base.Root
      data-slot="checkbox"
      className="relative grid size-4 shrink-0 place-items-center rounded-[4px] border border-border-3 bg-surface-0 after:absolute after:-inset-1.5 data-[checked]:border-accent-fill data-[checked]:bg-accent-fill data-[indeterminate]:border-accent-fill data-[indeterminate]:bg-accent-fill data-[disabled]:opacity-50"
      {...named}
      {...props}
    >
      <Base.Indicator className="text-on-accent">
        {props.indeterminate ? (
          <Minus aria-hidden strokeWidth={3} className="size-3" />
        ) : (
          <Check aria-hidden strokeWidth={3} className="size-3" />
        )}
      </Base.Indicator>
    </Base.Root>
  )
  if (!children) return box
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is nested
    <label
      id={labelId}
      data-slot="checkbox-label"
      className={cn(
        'flex min-h-7 min-w-0 cursor-pointer items-center gap-2.5 text-fg-2 hover:text-fg-1 has-[[data-checked]]:text-fg-1 has-[[data-disabled]]:cursor-not-allowed has-[[data-disabled]]:text-fg-3',
        className,
      )}
    >
      {box}
      {children}
    </label>
  )
}
