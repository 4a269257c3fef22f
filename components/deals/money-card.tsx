import type { ReactNode } from 'react'
import { Card } from '../ui/card'
import { Money } from '../ui/money'
import { Separator } from '../ui/separator'

type Props = {
  /** The last line is the sum this person paid or gets, set strong. */
  lines: { label: string; minor: number }[]
  currency?: string
  /** When it comes back, or when it is final. */
  promise?: ReactNode
}

export function MoneyCard({ lines, currency = 'EUR', promise }: Props) {
  return (
    <Card data-slot="money-card" aria-label="Money of this deal" className="p-4">
      <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-2">
        {lines.map((line, index) => (
          <div key={line.label} className="contents">
            <dt className="text-fg-3">{line.label}</dt>
            <dd className={index === lines.length - 1 ? 'text-right font-semibold' : 'text-right'}>
              <Money minor={line.minor} currency={currency} />
            </dd>
          </div>
        ))}
      </dl>
      {promise && (
        <>
          <Separator className="my-3" />
          <p className="text-xs leading-4.5 text-fg-2 [&_b]:font-semibold [&_b]:text-fg-1">{promise}</p>
        </>
      )}
    </Card>
  )
}
