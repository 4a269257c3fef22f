'use client'
import { Table2 } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { buttonVariants } from '../ui/button-variants'
import { Card, CardHeader } from '../ui/card'
import { cn } from '../ui/cn'
import { Segmented } from '../ui/segmented'
import { Skeleton } from '../ui/skeleton'
import type { PricePoint } from './price-point'

const PriceHistoryTable = lazy(() =>
  import('./price-history-table').then((module) => ({ default: module.PriceHistoryTable })),
)
const PriceChart = lazy(() => import('./price-chart').then((module) => ({ default: module.PriceChart })))

type Props = {
  points: PricePoint[]
  referenceMinor: number | null
  currency?: string
  /** The server's clock when it rendered, ISO 8601. Without it ranges end at the last day with a sale. */
  now?: string | undefined
}

const ranges = [
  { value: '7', label: '7 d' },
  { value: '30', label: '30 d' },
  { value: '90', label: '90 d' },
  { value: 'all', label: 'All' },
]

export function PriceHistory({ points, referenceMinor, currency = 'EUR', now }: Props) {
  const [range, setRange] = useState('30')
  const [asTable, setAsTable] = useState(false)
  const shown = within(points, range, now)
  return (
    <Card data-slot="price-history">
      <CardHeader title="Price history">
        <Segmented label="Range" segments={ranges} value={range} onValueChange={setRange} />
        <button
          type="button"
          aria-pressed={asTable}
          aria-label="Show as table"
          onClick={() => setAsTable(!asTable)}
          className={cn(
            buttonVariants({ variant: 'ghost', size: 'icon-sm' }),
            asTable && 'bg-surface-3 text-fg-1',
          )}
        >
          <Table2 aria-hidden />
        </button>
      </CardHeader>
      {shown.length < 2 ? (
        <p className="p-4 text-fg-3">
          {points.length < 2
            ? 'The chart starts with the second day of sales.'
            : 'Fewer than two days with a sale in this time. Choose a longer one.'}
        </p>
      ) : asTable ? (
        <Suspense fallback={<Skeleton className="m-4 h-[280px]" />}>
          <PriceHistoryTable points={shown} currency={currency} />
        </Suspense>
      ) : (
        <div className="px-4 pt-3 pb-2">
          <Legend hasReference={referenceMinor !== null} />
          <WhenSeen>
            <Suspense fallback={<Skeleton className="h-[280px]" />}>
              <PriceChart points={shown} referenceMinor={referenceMinor} currency={currency} />
            </Suspense>
          </WhenSeen>
        </div>
      )}
    </Card>
  )
}

/** The points of the last `range` days. Days without a sale have no point. */
function within(points: PricePoint[], range: string, now: string | undefined): PricePoint[] {
  if (range === 'all') return points
  const end = Date.parse(now ?? points.at(-1)?.at ?? '')
  return points.filter((point) => end - Date.parse(point.at) <= Number(range) * 86_400_000)
}

/** The chart's code is loaded when its place comes into view; until then the place is kept. */
function WhenSeen({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    if (seen || !place.current) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setSeen(true))
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [seen])
  return <div ref={place}>{seen ? children : <Skeleton className="h-[280px]" />}</div>
}

function Legend({ hasReference }: { hasReference: boolean }) {
  const marks = [
    { label: 'Median sale', className: 'h-0.5 w-3.5 bg-(--chart-line)' },
    { label: 'Day’s range', className: 'size-2.5 rounded-[2px] bg-(--chart-line)/25' },
    ...(hasReference
      ? [
          {
            label: 'Reference',
            className:
              'h-0.5 w-3.5 bg-[repeating-linear-gradient(90deg,var(--info)_0_4px,transparent_4px_7px)]',
          },
        ]
      : []),
    { label: 'Sales a day', className: 'size-2.5 rounded-[2px] bg-(--chart-volume)' },
  ]
  return (
    <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-fg-2">
      {marks.map((mark) => (
        <li key={mark.label} className="flex items-center gap-1.5">
          <span aria-hidden className={mark.className} />
          {mark.label}
        </li>
      ))}
    </ul>
  )
}
