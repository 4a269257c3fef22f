import { Popover as Base } from '@base-ui/react/popover'
import type { ReactNode } from 'react'
import { cn } from './cn'

export const Popover = Base.Root
export const PopoverTrigger = Base.Trigger
export const PopoverTitle = Base.Title
export const PopoverClose = Base.Close

type Props = {
  children: ReactNode
  side?: 'top' | 'bottom' | 'left' | 'right'
  align?: 'start' | 'center' | 'end'
  className?: string | undefined
}

export function PopoverContent({ children, side = 'bottom', align = 'start', className }: Props) {
  return (
    <Base.Portal>
      <Base.Positioner side={side} align={align} sideOffset={6} className="z-(--z-dialog)">
        <Base.Popup
          data-slot="popover-content"
          className={cn(
            'max-w-(--available-width) rounded-lg border border-border-2 bg-pop p-3 text-fg-2 shadow-2 outline-none transition-opacity duration-(--duration-fast) data-[ending-style]:opacity-0 data-[starting-style]:opacity-0',
            className,
          )}
        >
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  )
}
