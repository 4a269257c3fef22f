import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement, ReactNode } from 'react'
import { cn } from './cn'

type Props = {
  /** The element that is explained; it keeps its own accessible name. */
  children: ReactElement
  content: ReactNode
  side?: 'top' | 'bottom' | 'left' | 'right'
  className?: string | undefined
}

/** Explains, but never holds the only copy of a fact. */
export function Tooltip({ children, content, side = 'top', className }: Props) {
  return (
    <Base.Provider delay={300}>
      <Base.Root>
        <Base.Trigger render={children} />
        <Base.Portal>
          <Base.Positioner side={side} sideOffset={6} className="z-(--z-toast)">
            <Base.Popup
              data-slot="tooltip-content"
              className={cn(
                'max-w-72 rounded-md border border-border-2 bg-pop px-3 py-2.5 text-xs leading-4.5 text-fg-2 shadow-2',
                className,
              )}
            >
              {content}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </Base.Provider>
  )
}
