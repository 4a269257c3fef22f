import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

export function Card({ className, ...props }: ComponentProps<'section'>) {
  return (
    <section
      data-slot="card"
      className={cn('min-w-0 rounded-lg border bg-surface-1 [[data-theme=light]_&]:shadow-1', className)}
      {...props}
    />
  )
}

type HeaderProps = { title: ReactNode; children?: ReactNode; className?: string | undefined; id?: string }

/** Title left; whatever is given as children stands at the right end. */
export function CardHeader({ title, children, className, id }: HeaderProps) {
  return (
    <header
      data-slot="card-header"
      className={cn(
        'flex min-h-12 flex-wrap items-center gap-x-2.5 gap-y-1.5 border-b px-4 py-1.5',
        className,
      )}
    >
      <h2 id={id} data-slot="card-title" className="text-base">
        {title}
      </h2>
      {children && (
        <div className="ml-auto flex flex-wrap items-center gap-2.5 text-xs text-fg-3">{children}</div>
      )}
    </header>
  )
}

export const CardContent = ({ className, ...props }: ComponentProps<'div'>) => (
  <div data-slot="card-content" className={cn('p-4', className)} {...props} />
)

export const CardFooter = ({ className, ...props }: ComponentProps<'div'>) => (
  <div
    data-slot="card-footer"
    className={cn(
      'flex flex-wrap items-center gap-2 rounded-b-lg border-t bg-surface-0 px-4 py-3',
      className,
    )}
    {...props}
  />
)
