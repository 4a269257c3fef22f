'use client'
import { type ReactNode, useId } from 'react'
import { ChoiceContext, useChoice } from './choice-context'
import { cn } from './cn'

type GroupProps = {
  children: ReactNode
  name?: string | undefined
  value?: string | undefined
  defaultValue?: string | undefined
  onValueChange?: ((value: string) => void) | undefined
  'aria-label'?: string | undefined
  'aria-labelledby'?: string | undefined
  className?: string | undefined
}

export function RadioGroup({
  children,
  className,
  name,
  value,
  defaultValue,
  onValueChange,
  ...aria
}: GroupProps) {
  const ownName = useId()
  return (
    <div role="radiogroup" data-slot="radio-group" className={cn('flex flex-col gap-2', className)} {...aria}>
      <ChoiceContext value={{ name: name ?? ownName, value, defaultValue, onValueChange }}>
        {children}
      </ChoiceContext>
    </div>
  )
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
  const choice = useChoice(value)
  return (
    <label
      data-slot="radio-group-item"
      className={cn(
        'flex min-h-7 cursor-pointer items-center gap-3 text-fg-2 has-[:checked]:text-fg-1 has-[:disabled]:cursor-not-allowed has-[:disabled]:text-fg-3',
        card &&
          'rounded-lg border border-border-2 bg-surface-0 px-3.5 py-3 has-[:checked]:border-accent-fill has-[:checked]:bg-accent-soft has-[:disabled]:border-dashed has-[:disabled]:border-border-1',
        className,
      )}
    >
      <input
        {...choice}
        disabled={disabled}
        className="size-4 shrink-0 appearance-none rounded-full border border-border-3 bg-surface-0 checked:border-5 checked:border-accent-fill checked:bg-on-accent"
      />
      {children}
    </label>
  )
}
