import type { Metadata } from 'next'
import { CompareChart } from '@/components/backtest/compare-chart'
import { Formula } from '@/components/backtest/formula'
import { paramsText } from '@/components/backtest/objectives'
import { dayOf, type MeasureName, measures, seriesName } from '@/components/backtest/words'
import { PageHeader } from '@/components/layout/page'
import { Alert } from '@/components/ui/alert'
import { Card, CardHeader } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { compareBacktests } from '@/lib/backtest'
import type { CompareView } from '@/lib/backtest/schemas/views'
import { ask } from '@/lib/doors'

export const metadata: Metadata = { title: 'Compare backtests' }

type Props = { searchParams: Promise<{ runs?: string }> }

export default async function ComparePage({ searchParams }: Props) {
  const { runs = '' } = await searchParams
  const { runs: found, notes } = await ask(compareBacktests, { runs })
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Backtests', href: '/trading/backtests' }, { label: 'Compare' }]}
        title={`${found.length} runs side by side`}
      />
      <div className="flex flex-col gap-3">
        {notes.map((note) => (
          <Alert key={note} tone="warning">
            {note}
          </Alert>
        ))}
        <CompareChart
          runs={found.map((run) => ({ name: `Run ${run.number}`, chart: run.chart, start: run.start }))}
        />
        <Side runs={found} />
      </div>
    </>
  )
}

const names = Object.keys(measures) as MeasureName[]

function Side({ runs }: { runs: CompareView['runs'] }) {
  return (
    <Card>
      <CardHeader title="Measures" />
      <Table label="Measures side by side" dense>
        <TableHeader>
          <TableRow>
            <TableHead>Measure</TableHead>
            {runs.map(({ runId, number, strategyName }) => (
              <TableHead key={runId} numeric>
                <Link href={`/trading/backtests/${runId}`} className="link-quiet">
                  Run {number}
                </Link>{' '}
                {strategyName}
              </TableHead>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          <TableRow>
            <TableCell className="text-fg-3">Series</TableCell>
            {runs.map(({ runId, series }) => (
              <TableCell key={runId} numeric>
                {seriesName(series)}
              </TableCell>
            ))}
          </TableRow>
          <TableRow>
            <TableCell className="text-fg-3">Time</TableCell>
            {runs.map(({ runId, firstTs, lastTs }) => (
              <TableCell key={runId} numeric>
                {dayOf(firstTs)} to {dayOf(lastTs)}
              </TableCell>
            ))}
          </TableRow>
          <TableRow>
            <TableCell className="text-fg-3">Parameters</TableCell>
            {runs.map(({ runId, params }) => (
              <TableCell key={runId} numeric>
                {paramsText(params) || 'the strategy’s own'}
              </TableCell>
            ))}
          </TableRow>
          {names.map((name) => (
            <TableRow key={name}>
              <TableCell className="text-fg-2">
                <Formula name={name} value="" />
              </TableCell>
              {runs.map(({ runId, measures: found, series }) => (
                <TableCell key={runId} numeric>
                  {measures[name].read(found, series.quote)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}
