import type { ReactNode } from 'react'
import { cn } from '../ui/cn'

type Fact = { label: ReactNode; value: ReactNode; icon?: ReactNode; strong?: boolean }

/** Label left, value right, as on every receipt. */
export function FactList({ facts, className }: { facts: Fact[]; className?: string }) {
  return (
    <dl
      data-slot="fact-list"
      className={cn('grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-2', className)}
    >
      {facts.map((fact, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: facts have a fixed order
        <div key={index} className="contents">
          <dt className="flex items-center gap-2.5 text-fg-3 [&_svg]:size-4">
            {fact.icon}
            {fact.label}
          </dt>
          <dd className={cn('min-w-0 text-right', fact.strong && 'font-semibold')}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
