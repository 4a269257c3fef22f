import type { ReactNode } from 'react'
import { Badge } from '../ui/badge'
import { Card } from '../ui/card'
import { Money } from '../ui/money'
import { PriceDiff } from '../ui/price-diff'

type Props = {
  priceMinor: number
  currency?: string
  referenceMinor: number | null
  /** How the price explains itself; the last line is the sum. */
  lines: { label: string; minor: number; signed?: boolean }[]
  /** The one primary act and what stands beside it. */
  children: ReactNode
  /** When money moves, and when it may come back: "Now", "Within 12 h", "After". */
  steps: { when: string; what: ReactNode }[]
}

export function BuyPanel({ priceMinor, currency = 'EUR', referenceMinor, lines, children, steps }: Props) {
  const below = referenceMinor !== null && priceMinor < referenceMinor
  return (
    <Card data-slot="buy-panel" aria-label="Buy" className="flex flex-col gap-3 p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Money
          minor={priceMinor}
          currency={currency}
          className="text-2xl leading-none font-semibold tracking-tight"
        />
        {referenceMinor !== null && (
          <Badge tone={below ? 'positive' : 'neutral'}>
            <PriceDiff priceMinor={priceMinor} referenceMinor={referenceMinor} long className="text-2xs" />
          </Badge>
        )}
      </div>
      {lines.length > 0 && (
        <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-2 rounded-md border bg-surface-0 px-3 py-2.5 text-xs">
          {lines.map((line, index) => (
            <div key={line.label} className="contents">
              <dt className="text-fg-2">{line.label}</dt>
              <dd className={index === lines.length - 1 ? 'text-right font-semibold' : 'text-right'}>
                <Money minor={line.minor} currency={currency} signed={line.signed} className="text-fg-1" />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {children}
      <Steps steps={steps} />
    </Card>
  )
}

export function Steps({ steps }: { steps: { when: string; what: ReactNode }[] }) {
  return (
    <ol data-slot="steps" className="flex flex-col gap-2.5 border-t pt-3 text-xs leading-4.5 text-fg-2">
      {steps.map((step, index) => (
        <li key={step.when} className="flex gap-2.5">
          <span
            aria-hidden
            className="grid size-[18px] shrink-0 place-items-center rounded-full border border-border-3 font-mono text-[10px] font-medium"
          >
            {index + 1}
          </span>
          <span>
            <b className="font-semibold text-fg-1">{step.when}</b> {step.what}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** Buying on phones: a bar above the tabs, so that the price never leaves the screen. */
export function BuyBar({
  priceMinor,
  referenceMinor,
  currency = 'EUR',
  children,
}: Omit<Props, 'lines' | 'steps'>) {
  return (
    <div
      data-slot="buy-bar"
      className="fixed inset-x-0 bottom-(--tabbar) z-(--z-sticky) flex items-center gap-3 border-t border-border-2 bg-surface-2 px-4 py-2.5 md:hidden"
    >
      <div className="min-w-0 flex-1">
        <Money minor={priceMinor} currency={currency} className="block text-md font-semibold" />
        <PriceDiff priceMinor={priceMinor} referenceMinor={referenceMinor} long />
      </div>
      {children}
    </div>
  )
}
