import { GitCompareArrows, SlidersHorizontal } from 'lucide-react'
import { dayOf, seriesName, span } from '@/components/backtest/words'
import { PageHeader } from '@/components/layout/page'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/link-button'
import type { RunView } from '@/lib/backtest/schemas/views'
import { kindWords } from '../../_parts/kinds'
import { StateBadge } from '../../_parts/state-badge'
import { ExportMenu } from './export-menu'
import { ShareButton } from './share-button'

type Props = { run: RunView; part: number | undefined }

/** What was run, over what, and what can be done with it. */
export function RunHeader({ run, part }: Props) {
  const found = run.state === 'done' && part !== undefined
  const again = `strategy=${run.strategyId}&series=${run.series[0]?.seriesId ?? ''}`
  return (
    <PageHeader
      crumbs={[
        { label: 'Backtests', href: '/trading/backtests' },
        { label: run.strategyName, href: `/trading/strategies/${run.strategyId}` },
        { label: `${kindWords[run.kind]} ${run.number}` },
      ]}
      title={
        <span className="flex flex-wrap items-center gap-2">
          {run.strategyName}{' '}
          <Badge tone="info">{run.kind === 'single' ? 'Backtest' : kindWords[run.kind]}</Badge>
          <Badge tone="line">Not verified live</Badge>
          {run.state !== 'done' && <StateBadge state={run.state} />}
        </span>
      }
      description={<Facts run={run} />}
      actions={
        <>
          {found && (
            <>
              <LinkButton href="/trading/backtests?kind=single">
                <GitCompareArrows aria-hidden /> Compare
              </LinkButton>
              <ExportMenu runId={run.runId} part={part} />
            </>
          )}
          {run.kind === 'single' && run.state === 'done' && (
            <ShareButton runId={run.runId} shared={run.shared} />
          )}
          {run.state === 'done' && (
            <LinkButton
              href={`/trading/backtests/new?kind=optimise&${again}`}
              variant={found ? 'primary' : 'default'}
            >
              <SlidersHorizontal aria-hidden /> Sweep parameters
            </LinkButton>
          )}
        </>
      }
    />
  )
}

function Facts({ run }: { run: RunView }) {
  const { series, from, to, tookMs, fromStore, formHash } = run
  const [first] = series
  const took = fromStore ? 'answered from the store' : `computed in ${span(tookMs)}`
  return (
    <>
      {first && seriesName(first)}
      {series.length > 1 && ` and ${series.length - 1} more`}
      {first && ` bars of ${first.exchange}`}
      {from && to && `, ${dayOf(from)} to ${dayOf(Date.parse(to) - 1)}`}
      {run.state === 'done' && ` · ${took}`} · <span className="num-mono">{formHash.slice(0, 7)}</span>
    </>
  )
}
