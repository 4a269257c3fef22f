import { FileQuestion } from 'lucide-react'
import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { LinkButton } from '@/components/ui/link-button'
import { backtestMarkets, backtestQuota } from '@/lib/backtest'
import { runKinds } from '@/lib/backtest/schemas/requests'
import { ask } from '@/lib/doors'
import { listStrategies, viewStrategy } from '@/lib/strategies'
import { RunForm } from './_parts/run-form'

export const metadata: Metadata = { title: 'New backtest' }

type Props = { searchParams: Promise<{ kind?: string; strategy?: string; series?: string }> }

export default async function NewBacktestPage({ searchParams }: Props) {
  const given = await searchParams
  const [{ items: strategies }, { markets }, quota] = await Promise.all([
    ask(listStrategies, { limit: 100 }),
    ask(backtestMarkets),
    ask(backtestQuota),
  ])
  const chosen = strategies.find(({ id }) => id === given.strategy) ?? strategies[0]
  const kind = runKinds.find((each) => each === given.kind) ?? 'single'
  if (!chosen || markets.length === 0) return <Missing strategy={!chosen} />
  const { shown } = await ask(viewStrategy, { strategyId: chosen.id })
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Backtests', href: '/trading/backtests' }, { label: 'New' }]}
        title="New backtest"
        description="What a strategy would have done on candles that are past, with every cost counted."
      />
      <RunForm
        key={`${shown.id} ${kind}`}
        kind={kind}
        strategies={strategies.map(({ id, name, latest }) => ({ id, name: `${name}, version ${latest}` }))}
        strategyId={chosen.id}
        versionId={shown.id}
        params={shown.params}
        markets={markets}
        seriesId={
          markets.find(({ seriesId }) => seriesId === given.series)?.seriesId ?? markets[0]?.seriesId ?? ''
        }
        quota={quota}
      />
    </>
  )
}

function Missing({ strategy }: { strategy: boolean }) {
  return (
    <>
      <PageHeader title="New backtest" />
      <Card>
        <Empty
          icon={<FileQuestion />}
          title={strategy ? 'You have no strategy yet' : 'There are no candles yet'}
          actions={
            strategy ? (
              <LinkButton href="/trading/strategies/new" variant="primary">
                Write a strategy
              </LinkButton>
            ) : (
              <LinkButton href="/trading/backtests">Back to the runs</LinkButton>
            )
          }
        >
          {strategy
            ? 'Write one as rules or paste a Pine script; then it can be run.'
            : 'Candles of an exchange, or a CSV file of your own, are what a strategy is run over.'}
        </Empty>
      </Card>
    </>
  )
}
