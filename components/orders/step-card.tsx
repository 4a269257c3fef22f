import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Card, CardContent } from '../ui/card'
import { cn } from '../ui/cn'

type Props = { step: number; title: string; done?: boolean; children: ReactNode; note?: ReactNode }

/** One step of a page that is done from top to bottom: a check when nothing is left to do in it. */
export function StepCard({ step, title, done, children, note }: Props) {
  return (
    <Card>
      <header className="flex min-h-12 flex-wrap items-center gap-x-2.5 gap-y-1.5 border-b px-4 py-1.5">
        <span
          aria-hidden
          className={cn(
            'grid size-[22px] place-items-center rounded-full text-xs font-semibold',
            done ? 'bg-surface-3 text-fg-2' : 'bg-accent-fill text-on-accent',
          )}
        >
          {done ? <Check className="size-3.5" /> : step}
        </span>
        <h2 className="text-base">{title}</h2>
        {note && <span className="ml-auto text-xs text-fg-3">{note}</span>}
      </header>
      <CardContent>{children}</CardContent>
    </Card>
  )
}
