import { Assumptions } from '@/components/backtest/assumptions'
import { CausalityCard } from '@/components/backtest/causality-card'
import { DistributionCard } from '@/components/backtest/distribution-card'
import { EquityCard } from '@/components/backtest/equity-card'
import { FindingsCard } from '@/components/backtest/findings-card'
import { MeasuresCard } from '@/components/backtest/measures-card'
import { MonthTable } from '@/components/backtest/month-table'
import { ResultStrip } from '@/components/backtest/result-strip'
import { backtestResultPage, backtestTrades } from '@/lib/backtest'
import type { RunView } from '@/lib/backtest/schemas/views'
import { ask } from '@/lib/doors'
import { TradesPanel } from './trades-panel'

/** The result of one run, whole. */
export async function Found({ run, part }: { run: RunView; part: number }) {
  const { runId } = run
  const [page, trades] = await Promise.all([
    ask(backtestResultPage, { runId, part }),
    ask(backtestTrades, { runId, part, limit: 50 }),
  ])
  const { result, series } = page
  const unit = series.quote
  const own = { ...run.params, ...page.params }
  return (
    <div className="flex flex-col gap-3">
      <ResultStrip result={result} unit={unit} />
      <EquityCard chart={result.chart} splitAt={result.honesty.splitAt} unit={unit} name={run.strategyName} />
      <TradesPanel key={`${runId} ${part}`} runId={runId} part={part} series={series} first={trades} />
      <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,9fr)_minmax(0,5fr)]">
        <div className="flex min-w-0 flex-col gap-3">
          <MonthTable months={result.months} name={run.strategyName} />
          <FindingsCard findings={result.findings} narration={result.narration} />
        </div>
        <div className="flex min-w-0 flex-col gap-3">
          <Assumptions settings={run.settings} honesty={result.honesty} unit={unit} params={own} />
          <DistributionCard result={result} />
          <CausalityCard causality={result.causality} />
        </div>
      </div>
      <MeasuresCard found={result.measures} unit={unit} />
    </div>
  )
}
