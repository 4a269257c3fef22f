import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CausalityCard } from '@/components/backtest/causality-card'
import { PageHeader } from '@/components/layout/page'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { strategyCheck } from '@/lib/backtest'
import type { StrategyCheck } from '@/lib/backtest/schemas/views'
import { ask } from '@/lib/doors'
import { now } from '@/lib/kernel/clock'
import { listIndicators, listVersions, viewStrategy } from '@/lib/strategies'
import type { StrategyContent, VersionView } from '@/lib/strategies/schemas/strategy'
import { kindWords } from '../_parts/kind-words'
import { StrategyEditor } from '../_parts/strategy-editor'
import { OldVersion } from './_parts/old-version'
import { StrategyActs } from './_parts/strategy-acts'
import { VersionList } from './_parts/version-list'

export const metadata: Metadata = { title: 'Strategy' }

type Props = {
  params: Promise<{ strategyId: string }>
  searchParams: Promise<{ version?: string }>
}

export default async function StrategyPage({ params, searchParams }: Props) {
  const [{ strategyId }, { version: number }] = await Promise.all([params, searchParams])
  const [one, versions, { items }] = await Promise.all([
    ask(viewStrategy, { strategyId, number }),
    ask(listVersions, { strategyId }),
    ask(listIndicators),
  ])
  const { check } = await ask(strategyCheck, { versionId: one.shown.id })
  const content = contentOf(one.kind, one.shown)
  if (!content) notFound()
  const newest = one.shown.number === one.latest
  const { id, name, description, state, latest } = one
  const beside = (
    <>
      {check && <Checked check={check} />}
      <VersionList strategyId={id} first={versions} shown={one.shown.number} now={now().toISOString()} />
      <StrategyActs strategyId={id} name={name} archived={state === 'archived'} />
    </>
  )
  return (
    <>
      <PageHeader
        title={name}
        description={
          <span className="flex flex-wrap items-center gap-2">
            <Badge tone="line">{kindWords[one.kind]}</Badge>
            {state === 'archived' && <Badge tone="warning">Archived</Badge>}
            Version {one.shown.number} of {latest}
            <code className="font-mono text-2xs">{one.shown.formHash.slice(0, 12)}</code>
          </span>
        }
        crumbs={[{ label: 'Strategies', href: '/trading/strategies' }, { label: name }]}
        actions={<LinkButton href={`/trading/backtests/new?strategy=${id}`}>Backtest</LinkButton>}
      />
      {state === 'archived' && (
        <Alert tone="warning" className="mb-4">
          This strategy is archived. Restore it to change it.
        </Alert>
      )}
      {newest && state === 'draft' ? (
        <StrategyEditor
          key={id}
          kept={{ strategyId: id, latest }}
          name={name}
          description={description}
          content={content}
          indicators={items}
        >
          {beside}
        </StrategyEditor>
      ) : (
        <OldVersion
          strategyId={id}
          latest={latest}
          content={content}
          version={one.shown}
          open={state === 'draft'}
        >
          {beside}
        </OldVersion>
      )}
    </>
  )
}

const Checked = ({
  check: { causality, label, number, part, runId },
}: {
  check: NonNullable<StrategyCheck['check']>
}) => (
  <CausalityCard causality={causality}>
    <p className="text-xs text-fg-3">
      Looked at with{' '}
      <Link href={`/trading/backtests/${runId}?part=${part}`} className="underline underline-offset-2">
        run {number}
      </Link>
      , {label}.
    </p>
  </CausalityCard>
)

function contentOf(
  kind: StrategyContent['kind'],
  { form, source, params }: VersionView,
): StrategyContent | null {
  if (kind === 'rules') return form ? { kind, form } : null
  if (source === null) return null
  return kind === 'pine' ? { kind, source } : { kind, source, params }
}
