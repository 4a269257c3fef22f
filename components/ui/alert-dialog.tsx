import { AlertDialog as Base } from '@base-ui/react/alert-dialog'
import type { ReactNode } from 'react'
import { cn } from './cn'
import { backdropClass, popupClass } from './dialog-classes'

export const AlertDialog = Base.Root
export const AlertDialogTrigger = Base.Trigger
export const AlertDialogClose = Base.Close

type Props = {
  title: ReactNode
  description?: ReactNode
  children?: ReactNode
  footer: ReactNode
  className?: string | undefined
}

/** A question that must be answered: it does not close on a click outside. */
export function AlertDialogContent({ title, description, children, footer, className }: Props) {
  return (
    <Base.Portal>
      <Base.Backdrop data-slot="alert-dialog-overlay" className={backdropClass} />
      <Base.Viewport className="fixed inset-0 z-(--z-dialog) flex items-start justify-center overflow-y-auto px-4 pt-[12vh] pb-4">
        <Base.Popup data-slot="alert-dialog-content" className={cn(popupClass, className)}>
          <div className="flex flex-col gap-4 p-5">
            <div className="flex flex-col gap-1">
              <Base.Title className="text-lg font-semibold tracking-tight">{title}</Base.Title>
              {description && <Base.Description className="text-fg-2">{description}</Base.Description>}
            </div>
            {children}
          </div>
          <div className="flex flex-wrap items-center justify-end gap-2 border-t bg-surface-0 px-5 py-3">
            {footer}
          </div>
        </Base.Popup>
      </Base.Viewport>
    </Base.Portal>
  )
}
