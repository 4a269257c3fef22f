import { ChartCandlestick, Plus, SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page'
import { LiveRefresh } from '@/components/live/live-refresh'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { LinkButton } from '@/components/ui/link-button'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { backtestHistory, backtestQuota } from '@/lib/backtest'
import { type RunKind, runKinds } from '@/lib/backtest/schemas/requests'
import type { QuotaView } from '@/lib/backtest/schemas/views'
import { ask } from '@/lib/doors'
import { HistoryList } from './_parts/history-list'
import { kindWords } from './_parts/kinds'

export const metadata: Metadata = { title: 'Backtests' }

type Props = { searchParams: Promise<{ kind?: string }> }

export default async function BacktestsPage({ searchParams }: Props) {
  const given = await searchParams
  const kind = runKinds.find((each) => each === given.kind)
  const [first, quota] = await Promise.all([ask(backtestHistory, { kind }), ask(backtestQuota)])
  const query = kind ? `kind=${kind}` : ''
  return (
    <>
      <LiveRefresh types={['backtest.']} />
      <PageHeader
        title="Backtests"
        description={<Used quota={quota} />}
        actions={
          <LinkButton href="/trading/backtests/new" variant="primary">
            <Plus aria-hidden /> New backtest
          </LinkButton>
        }
      />
      <Kinds kind={kind} />
      {first.items.length === 0 ? (
        <Nothing filtered={kind !== undefined} />
      ) : (
        <HistoryList key={query} first={first} query={query} now={new Date().toISOString()} />
      )}
    </>
  )
}

function Used({ quota }: { quota: QuotaView }) {
  const { runsToday, runsPerDay, open, runsAtOnce, plan, freesAt } = quota
  const next = freesAt ? `; the next is free at ${freesAt.slice(0, 16).replace('T', ' ')} UTC` : ''
  return `${runsToday} of ${runsPerDay} runs in 24 hours${next}, ${open} of ${runsAtOnce} going on (${plan} plan)`
}

function Kinds({ kind }: { kind: RunKind | undefined }) {
  const links = [
    { href: '/trading/backtests', label: 'All', current: kind === undefined },
    ...runKinds.map((each) => ({
      href: `/trading/backtests?kind=${each}`,
      label: kindWords[each],
      current: each === kind,
    })),
  ]
  return <SegmentedLinks label="Kind of run" links={links} className="mb-4" />
}

function Nothing({ filtered }: { filtered: boolean }) {
  return (
    <Card>
      <Empty
        icon={filtered ? <SearchX /> : <ChartCandlestick />}
        title={filtered ? 'No run is of this kind' : 'No runs yet'}
        actions={
          filtered ? (
            <LinkButton href="/trading/backtests">Show all runs</LinkButton>
          ) : (
            <LinkButton href="/trading/backtests/new" variant="primary">
              Run a strategy
            </LinkButton>
          )
        }
      >
        {filtered
          ? 'Take the filter away to see the others.'
          : 'Choose a strategy and candles, and see what it would have done, trade by trade.'}
      </Empty>
    </Card>
  )
}
