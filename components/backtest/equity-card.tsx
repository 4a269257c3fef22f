'use client'
import { Table2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { ChartView } from '@/lib/backtest/schemas/results'
import { buttonVariants } from '../ui/button-variants'
import { Card, CardHeader } from '../ui/card'
import { cn } from '../ui/cn'
import { Segmented } from '../ui/segmented'
import { Skeleton } from '../ui/skeleton'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '../ui/table'
import { amount, dayOf, percent } from './words'

const EquityChart = lazy(() =>
  import('../charts/equity-chart').then((module) => ({ default: module.EquityChart })),
)

type Props = {
  title?: string
  chart: ChartView
  splitAt: number | null
  unit: string
  name: string
  /** What the shaded bars are. */
  outsideWords?: string
}

const scales = [
  { value: 'linear', label: 'Linear' },
  { value: 'log', label: 'Log' },
]

const placeClass = 'h-[412px]'

export function EquityCard({ title = 'Equity', chart, splitAt, unit, name, outsideWords }: Props) {
  const [scale, setScale] = useState('linear')
  const [asTable, setAsTable] = useState(false)
  return (
    <Card data-slot="equity-card">
      <CardHeader title={title}>
        <Legend name={name} />
        <Segmented label="Scale" segments={scales} value={scale} onValueChange={setScale} />
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
      {asTable ? (
        <CurveTable chart={chart} unit={unit} />
      ) : (
        <div className="px-4 pt-3 pb-2">
          {splitAt !== null && (
            <p className="num-mono mb-2 flex flex-wrap justify-between gap-x-4 text-2xs">
              <span className="text-fg-2">In sample, fitted here</span>
              <span className="text-info">
                {outsideWords ?? `From ${dayOf(splitAt)} out of sample, never seen by the fit`}
              </span>
            </p>
          )}
          <Suspense fallback={<Skeleton className={placeClass} />}>
            <EquityChart curve={chart} splitAt={splitAt} log={scale === 'log'} unit={unit} name={name} />
          </Suspense>
        </div>
      )}
    </Card>
  )
}

function Legend({ name }: { name: string }) {
  const marks = [
    { label: name, className: 'h-0.5 w-3.5 bg-(--chart-line)' },
    {
      label: 'Buy and hold',
      className:
        'h-0.5 w-3.5 bg-[repeating-linear-gradient(90deg,var(--chart-bench)_0_4px,transparent_4px_7px)]',
    },
  ]
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-fg-2">
      {marks.map((mark) => (
        <li key={mark.label} className="flex items-center gap-1.5">
          <span aria-hidden className={mark.className} />
          {mark.label}
        </li>
      ))}
    </ul>
  )
}

const shownRows = 120

/** The chart's twin: evenly chosen points of the same curve. */
function CurveTable({ chart, unit }: { chart: ChartView; unit: string }) {
  const step = Math.max(1, Math.ceil(chart.ts.length / shownRows))
  const rows = chart.ts.flatMap((ts, at) =>
    at % step === 0 || at === chart.ts.length - 1 ? [{ ts, at }] : [],
  )
  return (
    <div className="max-h-[412px] overflow-y-auto">
      <Table label="Equity over time" dense>
        <TableHeader>
          <TableRow>
            <TableHead>Day</TableHead>
            <TableHead numeric>Equity</TableHead>
            <TableHead numeric>Buy and hold</TableHead>
            <TableHead numeric>Drawdown</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.map(({ ts, at }) => (
            <TableRow key={ts}>
              <TableCell>{dayOf(ts)}</TableCell>
              <TableCell numeric>{amount(chart.equity[at] ?? 0, unit)}</TableCell>
              <TableCell numeric>{amount(chart.hold[at] ?? 0, unit)}</TableCell>
              <TableCell numeric>{percent(chart.drawdown[at] ?? 0)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  )
}
