import type { ReactNode } from 'react'
import { cn } from '../ui/cn'

type Props = { title: string; aside?: ReactNode; children: ReactNode; className?: string }

/** One block of the filter rail, cut from the next by a hairline. */
export function Facet({ title, aside, children, className }: Props) {
  return (
    <fieldset data-slot="facet" className={cn('min-w-0 border-b py-3 first:pt-0 last:border-b-0', className)}>
      <legend className="sr-only">{title}</legend>
      <div aria-hidden className="mb-1.5 flex min-h-6 items-center justify-between font-semibold">
        {title}
        {aside && <span className="num-mono text-xs font-medium text-fg-3">{aside}</span>}
      </div>
      {children}
    </fieldset>
  )
}
