import type { ReactNode } from 'react'
import { cn } from './cn'

type Props = {
  title: string
  /** What to do next, in one sentence. */
  children?: ReactNode
  icon?: ReactNode
  actions?: ReactNode
  /** `h1` where nothing else is on the page. */
  heading?: 'h1' | 'h2'
  className?: string | undefined
}

export function Empty({ title, children, icon, actions, heading: Heading = 'h2', className }: Props) {
  return (
    <div
      data-slot="empty"
      className={cn('flex flex-col items-center gap-1.5 px-6 py-12 text-center', className)}
    >
      {icon && (
        <span
          aria-hidden
          className="mb-2 grid size-11 place-items-center rounded-lg border bg-surface-2 text-fg-3 [&_svg]:size-5"
        >
          {icon}
        </span>
      )}
      <Heading className="text-md">{title}</Heading>
      {children && <div className="max-w-[46ch] text-fg-2">{children}</div>}
      {actions && <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  )
}
