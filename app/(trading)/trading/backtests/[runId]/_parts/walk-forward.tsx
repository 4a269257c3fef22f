import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react'
import { EquityCard } from '@/components/backtest/equity-card'
import { objectiveText, objectiveWords, paramsText } from '@/components/backtest/objectives'
import { dayOf, moneyTone, percent, ratio } from '@/components/backtest/words'
import { Card, CardHeader } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import { Stat, StatStrip } from '@/components/ui/stat'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { backtestWalkForward } from '@/lib/backtest'
import type { WalkForwardSummary, WindowView } from '@/lib/backtest/schemas/results'
import type { RunView } from '@/lib/backtest/schemas/views'
import { ask } from '@/lib/doors'

const looks = {
  holds: { Icon: CircleCheck, words: 'It holds', className: 'text-positive' },
  weak: { Icon: TriangleAlert, words: 'It is weak', className: 'text-warning' },
  fails: { Icon: CircleX, words: 'It fails', className: 'text-negative' },
}

/** The verdict first, then the curve of all tests, then every window. */
export async function WalkForward({ run }: { run: RunView }) {
  const found = await ask(backtestWalkForward, { runId: run.runId })
  const { Icon, words, className } = looks[found.verdict]
  const unit = run.series[0]?.quote ?? ''
  return (
    <div className="flex flex-col gap-3">
      <Card className="flex gap-3 p-4">
        <Icon aria-hidden className={cn('mt-1 size-5 shrink-0', className)} />
        <div className="min-w-0">
          <h2 className="text-md">{words}</h2>
          <p className="text-fg-2">{found.because}</p>
        </div>
      </Card>
      <Figures found={found} />
      <EquityCard
        title="Equity of the tests"
        chart={found.chart}
        splitAt={null}
        unit={unit}
        name={run.strategyName}
      />
      <Windows windows={found.windows} objective={run.objective ?? 'sharpe'} />
    </div>
  )
}

function Figures({ found }: { found: WalkForwardSummary }) {
  const { roi, sharpe, maxDrawdown, efficiency, gaining, windows } = found
  return (
    <StatStrip label="Result of the tests" className="grid-cols-2 md:grid-cols-5">
      <Stat
        label="Return of the tests"
        value={<span className={cn(moneyTone(roi))}>{percent(roi, { signed: true })}</span>}
        hint="chained, after all costs"
      />
      <Stat label="Sharpe of the tests" value={ratio(sharpe)} hint="daily returns, a year’s" />
      <Stat label="Deepest drawdown" value={percent(-maxDrawdown)} hint="over all tests" />
      <Stat
        label="Efficiency"
        value={efficiency === null ? 'none' : percent(efficiency, { digits: 0 })}
        hint="yearly return, tests over trainings"
      />
      <Stat
        label="Tests that gained"
        value={`${gaining} of ${windows.length}`}
        hint="six of ten is the mark"
      />
    </StatStrip>
  )
}

function Windows({
  windows,
  objective,
}: {
  windows: WindowView[]
  objective: 'sharpe' | keyof typeof objectiveWords
}) {
  return (
    <Card>
      <CardHeader title="Windows">Fitted on the first days, tested on the next ones</CardHeader>
      <Table label="Windows" dense>
        <TableHeader>
          <TableRow>
            <TableHead>Window</TableHead>
            <TableHead>Fitted</TableHead>
            <TableHead>Tested</TableHead>
            <TableHead>Values</TableHead>
            <TableHead numeric>{objectiveWords[objective]} fitted</TableHead>
            <TableHead numeric>{objectiveWords[objective]} tested</TableHead>
            <TableHead numeric>Return tested</TableHead>
            <TableHead numeric>Trades</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {windows.map(({ train, test, params, trainFigures, testFigures }, at) => (
            <TableRow key={test.from}>
              <TableCell>{at + 1}</TableCell>
              <TableCell className="text-fg-2">
                {dayOf(train.from)} to {dayOf(train.to - 1)}
              </TableCell>
              <TableCell className="text-fg-2">
                {dayOf(test.from)} to {dayOf(test.to - 1)}
              </TableCell>
              <TableCell>{paramsText(params)}</TableCell>
              <TableCell numeric>{objectiveText(objective, trainFigures?.[objective] ?? null)}</TableCell>
              <TableCell numeric>{objectiveText(objective, testFigures?.[objective] ?? null)}</TableCell>
              <TableCell numeric className={cn(moneyTone(testFigures?.roi ?? null))}>
                {percent(testFigures?.roi ?? null, { signed: true })}
              </TableCell>
              <TableCell numeric>{testFigures?.trades ?? 'none'}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}
