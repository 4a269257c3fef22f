'use client'
import { lazy, Suspense } from 'react'
import type { ChartView } from '@/lib/backtest/schemas/results'
import { Card, CardHeader } from '../ui/card'
import { Skeleton } from '../ui/skeleton'

const LinesChart = lazy(() =>
  import('../charts/lines-chart').then((module) => ({ default: module.LinesChart })),
)

type Props = { runs: { name: string; chart: ChartView; start: number }[] }

const dashes = ['', 'Dashed', 'Dotted', 'Dash and dot']

/** Growth of every run from 0 %, told apart by colour and by stroke. */
export function CompareChart({ runs }: Props) {
  return (
    <Card>
      <CardHeader title="Growth">
        <ul className="flex flex-wrap gap-x-4">
          {runs.map(({ name }, at) => (
            <li key={name}>
              {name}
              {dashes[at] && <span className="text-fg-3">, {dashes[at]?.toLowerCase()}</span>}
            </li>
          ))}
        </ul>
      </CardHeader>
      <div className="px-4 pt-3 pb-2">
        <Suspense fallback={<Skeleton className="h-[300px]" />}>
          <LinesChart
            label={`Growth of ${runs.length} runs; the table below has their figures.`}
            lines={runs.map(({ name, chart, start }) => ({
              name,
              ts: chart.ts,
              values: chart.equity.map((equity) => equity / start - 1),
            }))}
          />
        </Suspense>
      </div>
    </Card>
  )
}
