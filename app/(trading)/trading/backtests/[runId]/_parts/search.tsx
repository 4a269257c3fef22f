import { ArrowRight } from 'lucide-react'
import { objectiveText, objectiveWords, paramsText } from '@/components/backtest/objectives'
import { SearchMap } from '@/components/backtest/search-map'
import { moneyTone, percent, ratio } from '@/components/backtest/words'
import { Card, CardFooter, CardHeader } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import { LinkButton } from '@/components/ui/link-button'
import { Stat, StatStrip } from '@/components/ui/stat'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { backtestResultPage, backtestTries } from '@/lib/backtest'
import type { HonestyView } from '@/lib/backtest/schemas/results'
import type { RunView, TriesView } from '@/lib/backtest/schemas/views'
import { ask } from '@/lib/doors'

/** What a search found, and how much of it is luck. */
export async function Search({ run }: { run: RunView }) {
  const { runId } = run
  const found = await ask(backtestTries, { runId })
  const best = run.parts.find(({ state }) => state === 'done')
  const page = best ? await ask(backtestResultPage, { runId, part: best.index }) : null
  return (
    <div className="flex flex-col gap-3">
      <Strip found={found} honesty={page?.result.honesty ?? null} />
      <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,9fr)_minmax(0,5fr)]">
        <SearchMap found={found} />
        <Card>
          <CardHeader title="What to make of it" />
          <div className="flex flex-col gap-2.5 p-4 text-fg-2">
            {sentencesOf(found, page?.result.honesty ?? null).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          <CardFooter>
            {best && (
              <LinkButton href={`/trading/backtests/${runId}?part=${best.index}`} variant="primary">
                Result of the best values <ArrowRight aria-hidden />
              </LinkButton>
            )}
            <LinkButton
              href={`/trading/backtests/new?kind=walk_forward&strategy=${run.strategyId}&series=${run.series[0]?.seriesId ?? ''}`}
            >
              Walk it forward
            </LinkButton>
          </CardFooter>
        </Card>
      </div>
      <BestTries found={found} />
    </div>
  )
}

type Known = { found: TriesView; honesty: HonestyView | null }

function Strip({ found, honesty }: Known) {
  const { summary, objective } = found
  const deflated = honesty?.deflated
  return (
    <StatStrip label="Result of the search" className="grid-cols-2 md:grid-cols-3 xl:grid-cols-5">
      <Stat
        label={`Best ${objectiveWords[objective]}`}
        value={summary.best ? objectiveText(objective, summary.best.value) : 'none'}
        hint={summary.best ? paramsText(summary.best.params) : 'no try could be judged'}
      />
      <Stat
        label="Plateau score"
        value={summary.bestScore === null ? 'unknown' : percent(summary.bestScore, { digits: 0 })}
        hint={summary.bestScore === null ? 'needs a whole grid' : 'of the best stays one step away'}
      />
      <Stat
        label="Best plateau"
        value={summary.plateau ? objectiveText(objective, summary.plateau.value) : 'unknown'}
        hint={summary.plateau ? paramsText(summary.plateau.params) : 'needs a whole grid'}
      />
      <Stat
        label="Deflated Sharpe"
        value={deflated ? percent(deflated.probability, { digits: 0 }) : 'unknown'}
        hint={deflated ? `more than luck, ${deflated.tries} tries` : 'nothing was kept aside'}
        tone={deflated && deflated.probability < 0.95 ? 'warning' : undefined}
      />
      <Stat
        label="Sharpe out of sample"
        value={ratio(honesty?.outSharpe ?? null)}
        hint={
          honesty?.inSharpe == null
            ? 'nothing was kept aside'
            : `${ratio(honesty.inSharpe)} where it was fitted`
        }
      />
    </StatStrip>
  )
}

function sentencesOf({ summary, objective, tries }: TriesView, honesty: HonestyView | null): string[] {
  const { best, plateau, bestScore, failed } = summary
  if (!best) return ['No combination could be judged: none of them made a trade, or none could be run.']
  const said = [
    `${tries.length.toLocaleString('en-GB')} combinations were tried${failed > 0 ? `, ${failed} of them could not be run` : ''}. The best is ${paramsText(best.params)}.`,
  ]
  if (bestScore !== null)
    said.push(
      bestScore >= 0.7
        ? `Its neighbours keep ${percent(bestScore, { digits: 0 })} of its value: this is a plateau, not a spike.`
        : `Its neighbours keep only ${percent(bestScore, { digits: 0 })} of its value: a small change of the market may end it.${plateau ? ` Safer is ${paramsText(plateau.params)}, with ${objectiveText(objective, plateau.value)}.` : ''}`,
    )
  const deflated = honesty?.deflated
  if (deflated)
    said.push(
      `Among so many tries luck alone reaches a Sharpe of ${ratio(deflated.luck)}; the best has ${ratio(deflated.sharpe)} where it was fitted. The probability that there is more to it is ${percent(deflated.probability, { digits: 0 })}; below 95% take it as luck.`,
    )
  if (honesty?.outSharpe != null)
    said.push(`On the bars that the search never saw its Sharpe is ${ratio(honesty.outSharpe)}.`)
  return said
}

const shown = 20

function BestTries({ found: { tries, objective } }: { found: TriesView }) {
  const sorted = [...tries]
    .sort((a, b) => (b.figures?.[objective] ?? -1e9) - (a.figures?.[objective] ?? -1e9))
    .slice(0, shown)
  return (
    <Card>
      <CardHeader title="Best tries">
        {sorted.length} of {tries.length.toLocaleString('en-GB')}, on the fitted bars
      </CardHeader>
      <Table label="Best tries" dense>
        <TableHeader>
          <TableRow>
            <TableHead>Parameters</TableHead>
            <TableHead numeric>{objectiveWords[objective]}</TableHead>
            <TableHead numeric>Return</TableHead>
            <TableHead numeric>Drawdown</TableHead>
            <TableHead numeric>Profit factor</TableHead>
            <TableHead numeric>Trades</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {sorted.map(({ params, figures }) => (
            <TableRow key={paramsText(params)}>
              <TableCell>{paramsText(params)}</TableCell>
              <TableCell numeric>{objectiveText(objective, figures?.[objective] ?? null)}</TableCell>
              <TableCell numeric className={cn(moneyTone(figures?.roi ?? null))}>
                {percent(figures?.roi ?? null, { signed: true })}
              </TableCell>
              <TableCell numeric>{figures ? percent(-figures.maxDrawdown) : 'none'}</TableCell>
              <TableCell numeric>{ratio(figures?.profitFactor ?? null)}</TableCell>
              <TableCell numeric>{figures?.trades ?? 'none'}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}
