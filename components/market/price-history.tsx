'use client'
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { Legend, lineMark } from '../charts/legend'
import { TableSwitch } from '../charts/table-switch'
import { Card, CardHeader } from '../ui/card'
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
        <TableSwitch on={asTable} onSwitch={setAsTable} />
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
          <Legend marks={marksOf(referenceMinor !== null)} className="mb-2" />
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

const marksOf = (hasReference: boolean) => [
  { label: 'Median sale', className: lineMark },
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
