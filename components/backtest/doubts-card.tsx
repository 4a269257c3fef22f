import { CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ResultView } from '@/lib/backtest/schemas/results'
import { Card, CardHeader } from '../ui/card'
import { cn } from '../ui/cn'
import { type Doubt, doubtsOf } from './doubts'

const looks = {
  warning: { Icon: TriangleAlert, className: 'text-warning' },
  info: { Icon: Info, className: 'text-info' },
  positive: { Icon: CircleCheck, className: 'text-positive' },
} satisfies Record<Doubt['tone'], object>

/** What a careful reader would say, in sentences with numbers. */
export function DoubtsCard({ result }: { result: ResultView }) {
  return (
    <Card data-slot="doubts">
      <CardHeader title="Before you trust it" />
      <ul className="flex flex-col gap-3 px-4 py-3">
        {doubtsOf(result).map(({ tone, title, text }) => {
          const { Icon, className } = looks[tone]
          return (
            <li key={title} className="flex gap-2.5">
              <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', className)} />
              <p className="min-w-0 text-fg-2">
                <b className="font-medium text-fg-1">{title}.</b> {text}
              </p>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
