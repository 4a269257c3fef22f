'use client'
import { lazy, Suspense, useState } from 'react'
import type { ChartView } from '@/lib/backtest/schemas/results'
import { Legend, lineMark } from '../charts/legend'
import { TableSwitch } from '../charts/table-switch'
import { Card, CardHeader } from '../ui/card'
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
        <Legend marks={marksOf(name)} />
        <Segmented label="Scale" segments={scales} value={scale} onValueChange={setScale} />
        <TableSwitch on={asTable} onSwitch={setAsTable} />
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

const marksOf = (name: string) => [
  { label: name, className: lineMark },
  {
    label: 'Buy and hold',
    className:
      'h-0.5 w-3.5 bg-[repeating-linear-gradient(90deg,var(--chart-bench)_0_4px,transparent_4px_7px)]',
  },
]

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
