import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { buttonVariants } from './button-variants'
import { cn } from './cn'
import { backdropClass, popupClass } from './dialog-classes'

export const Dialog = Base.Root
export const DialogTrigger = Base.Trigger
export const DialogClose = Base.Close

type ContentProps = {
  children: ReactNode
  className?: string | undefined
  hideClose?: boolean | undefined
}

export function DialogContent({ children, className, hideClose }: ContentProps) {
  return (
    <Base.Portal>
      <Base.Backdrop data-slot="dialog-overlay" className={backdropClass} />
      <Base.Viewport className="fixed inset-0 z-(--z-dialog) flex items-start justify-center overflow-y-auto px-4 pt-[12vh] pb-4">
        <Base.Popup data-slot="dialog-content" className={cn(popupClass, className)}>
          {children}
          {!hideClose && (
            <Base.Close
              aria-label="Close"
              className={cn(buttonVariants({ variant: 'ghost', size: 'icon' }), 'absolute top-2.5 right-2.5')}
            >
              <X aria-hidden />
            </Base.Close>
          )}
        </Base.Popup>
      </Base.Viewport>
    </Base.Portal>
  )
}

export function DialogBody({ className, ...props }: ComponentProps<'div'>) {
  return <div data-slot="dialog-body" className={cn('flex flex-col gap-4 p-5', className)} {...props} />
}

export function DialogHeader({ title, description }: { title: ReactNode; description?: ReactNode }) {
  return (
    <div data-slot="dialog-header" className="flex flex-col gap-1 pr-9">
      <Base.Title data-slot="dialog-title" className="text-lg font-semibold tracking-tight">
        {title}
      </Base.Title>
      {description && (
        <Base.Description data-slot="dialog-description" className="text-fg-2">
          {description}
        </Base.Description>
      )}
    </div>
  )
}

export function DialogFooter({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      data-slot="dialog-footer"
      className={cn(
        'flex flex-wrap items-center justify-end gap-2 border-t bg-surface-0 px-5 py-3',
        className,
      )}
      {...props}
    />
  )
}
