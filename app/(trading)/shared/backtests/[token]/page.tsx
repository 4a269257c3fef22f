import type { Metadata } from 'next'
import { Assumptions } from '@/components/backtest/assumptions'
import { DistributionCard } from '@/components/backtest/distribution-card'
import { EquityCard } from '@/components/backtest/equity-card'
import { FindingsCard } from '@/components/backtest/findings-card'
import { MeasuresCard } from '@/components/backtest/measures-card'
import { MonthTable } from '@/components/backtest/month-table'
import { ResultStrip } from '@/components/backtest/result-strip'
import { TradesTable } from '@/components/backtest/trades-table'
import { dayOf, seriesName } from '@/components/backtest/words'
import { Page, PageHeader } from '@/components/layout/page'
import { Badge } from '@/components/ui/badge'
import { Card, CardHeader } from '@/components/ui/card'
import { sharedBacktest } from '@/lib/backtest'
import { ask } from '@/lib/doors'

export const metadata: Metadata = { title: 'Shared backtest', robots: { index: false } }

type Props = { params: Promise<{ token: string }> }

/** A result that its owner has shared. */
export default async function SharedBacktestPage({ params }: Props) {
  const { strategyName, by, createdAt, series, settings, result, trades, totalTrades } = await ask(
    sharedBacktest,
    await params,
  )
  const unit = series.quote
  return (
    <Page>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            {strategyName} <Badge tone="info">Backtest</Badge> <Badge tone="line">Not verified live</Badge>
          </span>
        }
        description={`${seriesName(series)} bars of ${series.exchange}, ${dayOf(result.firstTs)} to ${dayOf(result.lastTs)}, shared by ${by}, run on ${dayOf(createdAt)}`}
      />
      <div className="flex flex-col gap-3">
        <ResultStrip result={result} unit={unit} />
        <EquityCard chart={result.chart} splitAt={result.honesty.splitAt} unit={unit} name={strategyName} />
        <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,9fr)_minmax(0,5fr)]">
          <div className="flex min-w-0 flex-col gap-3">
            <MonthTable months={result.months} name={strategyName} />
            <FindingsCard findings={result.findings} narration={result.narration} />
          </div>
          <div className="flex min-w-0 flex-col gap-3">
            <Assumptions settings={settings} honesty={result.honesty} unit={unit} />
            <DistributionCard result={result} />
          </div>
        </div>
        <Card>
          <CardHeader title="Trades">
            {trades.length} of {totalTrades.toLocaleString('en-GB')}, newest first
          </CardHeader>
          <TradesTable trades={trades} unit={unit} />
        </Card>
        <MeasuresCard found={result.measures} unit={unit} />
      </div>
    </Page>
  )
}
