'use client'
import { Select as Base } from '@base-ui/react/select'
import { Check, ChevronDown } from 'lucide-react'
import { cn } from './cn'

export type SelectOption = { value: string; label: string }

type Props = {
  options: SelectOption[]
  value?: string | undefined
  defaultValue?: string | undefined
  onValueChange?: ((value: string) => void) | undefined
  name?: string | undefined
  disabled?: boolean | undefined
  placeholder?: string | undefined
  'aria-label'?: string | undefined
  className?: string | undefined
}

export function Select({ options, onValueChange, className, placeholder, ...props }: Props) {
  const { 'aria-label': label, value, ...rest } = props
  const controlled = value === undefined ? {} : { value }
  return (
    <Base.Root
      items={options}
      {...controlled}
      {...rest}
      onValueChange={(next) => typeof next === 'string' && onValueChange?.(next)}
    >
      <Base.Trigger
        data-slot="select-trigger"
        aria-label={label}
        className={cn(
          'inline-flex h-9 min-w-0 items-center justify-between gap-2 rounded-md border border-border-2 bg-control pr-2.5 pl-3 font-medium whitespace-nowrap shadow-1 hover:bg-surface-3 data-[disabled]:cursor-not-allowed data-[disabled]:text-fg-3',
          className,
        )}
      >
        <Base.Value placeholder={placeholder ?? 'Choose'} className="truncate" />
        <Base.Icon>
          <ChevronDown aria-hidden className="size-3.5 text-fg-3" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner
          align="start"
          sideOffset={4}
          alignItemWithTrigger={false}
          className="z-(--z-dialog) outline-none"
        >
          <Base.Popup
            data-slot="select-content"
            className="max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto rounded-lg border border-border-2 bg-pop p-1 shadow-2 outline-none"
          >
            {options.map((option) => (
              <Base.Item
                key={option.value}
                value={option.value}
                data-slot="select-item"
                className="flex h-8 cursor-default items-center gap-2 rounded-sm pr-3 pl-2 outline-none data-[highlighted]:bg-fg-1/8"
              >
                <span className="flex size-4 items-center justify-center">
                  <Base.ItemIndicator>
                    <Check aria-hidden className="size-3.5 text-accent-text" />
                  </Base.ItemIndicator>
                </span>
                <Base.ItemText>{option.label}</Base.ItemText>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
