import { Radio } from '@base-ui/react/radio'
import { RadioGroup as Base } from '@base-ui/react/radio-group'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { cn } from './cn'

type GroupProps = Omit<ComponentProps<typeof Base>, 'className'> & { className?: string | undefined }

export function RadioGroup({ className, ...props }: GroupProps) {
  return <Base data-slot="radio-group" className={cn('flex flex-col gap-2', className)} {...props} />
}

type ItemProps = {
  value: string
  children: ReactNode
  disabled?: boolean | undefined
  /** Draws the choice as a card with an amber edge when chosen. */
  card?: boolean | undefined
  className?: string | undefined
}

export function RadioGroupItem({ value, children, disabled = false, card, className }: ItemProps) {
  const labelId = useId()
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is nested
    <label
      id={labelId}
      data-slot="radio-group-item"
      className={cn(
        'flex min-h-7 cursor-pointer items-center gap-3 text-fg-2 has-[[data-checked]]:text-fg-1 has-[[data-disabled]]:cursor-not-allowed has-[[data-disabled]]:text-fg-3',
        card &&
          'rounded-lg border border-border-2 bg-surface-0 px-3.5 py-3 has-[[data-checked]]:border-accent-fill has-[[data-checked]]:bg-accent-soft has-[[data-disabled]]:border-dashed has-[[data-disabled]]:border-border-1',
        className,
      )}
    >
      <Radio.Root
        value={value}
        aria-labelledby={labelId}
        disabled={disabled}
        className="relative grid size-4 shrink-0 place-items-center rounded-full border border-border-3 bg-surface-0 after:absolute after:-inset-1.5 data-[checked]:border-accent-fill data-[checked]:bg-accent-fill"
      >
        <Radio.Indicator className="size-1.5 rounded-full bg-on-accent" />
      </Radio.Root>
      {children}
    </label>
  )
}
