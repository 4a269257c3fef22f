'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState, useTransition } from 'react'
import { useIntent } from '@/app/_parts/use-intent'
import { ProblemAlert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardFooter, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { Select } from '@/components/ui/select'
import { type RunKind, runKinds } from '@/lib/backtest/schemas/requests'
import type { Market, QuotaView } from '@/lib/backtest/schemas/views'
import type { Problem } from '@/lib/kernel/errors'
import { kindWords } from '../../_parts/kinds'
import { search, start, startMany, walk } from '../../actions'
import { CostFields } from './cost-fields'
import { askedOf, beginning, type Fields, type ParamFacts, searches, searchOf } from './form-state'
import { ParamFields } from './param-fields'
import { SearchFields } from './search-fields'
import { SeriesFields } from './series-fields'

type Props = {
  kind: RunKind
  strategies: { id: string; name: string }[]
  strategyId: string
  versionId: string
  params: ParamFacts[]
  markets: Market[]
  seriesId: string
  quota: QuotaView
}

const doWords: Record<RunKind, string> = {
  single: 'Run it',
  batch: 'Run them all',
  optimise: 'Search',
  walk_forward: 'Walk forward',
}

function useStart(kind: RunKind) {
  const single = useIntent(start)
  const batch = useIntent(startMany)
  const optimise = useIntent(search)
  const forward = useIntent(walk)
  return (fields: Fields, versionId: string, params: ParamFacts[]) => {
    const asked = askedOf(fields, versionId, params)
    const seriesId = fields.seriesIds[0] ?? ''
    if (kind === 'batch')
      return batch({ ...asked, seriesIds: fields.seriesIds } as Parameters<typeof startMany>[0])
    if (kind === 'single') return single({ ...asked, seriesId } as Parameters<typeof start>[0])
    const more = { ...asked, ...searchOf(fields), seriesId }
    if (kind === 'optimise') {
      const input = { ...more, keepAside: Number(fields.keepAside) / 100 }
      return optimise(input as Parameters<typeof search>[0])
    }
    const { windows, trainTimes, anchored } = fields
    const input = { ...more, windows: Number(windows), trainTimes: Number(trainTimes), anchored }
    return forward(input as Parameters<typeof walk>[0])
  }
}

export function RunForm({
  kind,
  strategies,
  strategyId,
  versionId,
  params,
  markets,
  seriesId,
  quota,
}: Props) {
  const router = useRouter()
  const [fields, setFields] = useState(() => beginning(seriesId, params))
  const [problem, setProblem] = useState<Problem | null>(null)
  const [pending, startAct] = useTransition()
  const send = useStart(kind)
  const change = (more: Partial<Fields>) => setFields((before) => ({ ...before, ...more }))
  const wrong = (name: string): string | undefined => problem?.fields?.[name]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    startAct(async () => {
      const answer = await send(fields, versionId, params)
      if (answer.ok) router.push(`/trading/backtests/${answer.value.runId}`)
      else setProblem(answer.problem)
    })
  }
  const at = (next: RunKind, strategy: string) =>
    `/trading/backtests/new?kind=${next}&strategy=${strategy}&series=${fields.seriesIds[0] ?? ''}`
  return (
    <form onSubmit={submit} noValidate>
      <SegmentedLinks
        label="What to run"
        className="mb-4"
        links={runKinds.map((each) => ({
          href: at(each, strategyId),
          label: kindWords[each],
          current: each === kind,
        }))}
      />
      <div className="grid items-start gap-3 xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-3">
          <Card>
            <CardHeader title="Strategy and candles" />
            <div className="flex flex-col gap-4 p-4">
              <Field label="Strategy">
                <Select
                  options={strategies.map(({ id, name }) => ({ value: id, label: name }))}
                  value={strategyId}
                  onValueChange={(id) => router.replace(at(kind, id))}
                />
              </Field>
              <SeriesFields
                fields={fields}
                change={change}
                markets={markets}
                many={kind === 'batch'}
                wrong={wrong}
              />
            </div>
          </Card>
          {params.length > 0 && <ParamFields fields={fields} change={change} params={params} wrong={wrong} />}
          {searches(kind) && (
            <SearchFields
              fields={fields}
              change={change}
              params={params}
              kind={kind}
              quota={quota}
              wrong={wrong}
            />
          )}
        </div>
        <CostFields fields={fields} change={change} market={marketOf(markets, fields)} wrong={wrong} />
      </div>
      <Card className="mt-3">
        <CardFooter className="rounded-lg border-t-0">
          <Button type="submit" variant="primary" size="lg" pending={pending}>
            {doWords[kind]}
          </Button>
          <span className="text-xs text-fg-3">
            {quota.runsToday} of {quota.runsPerDay} runs in 24 hours ({quota.plan} plan)
          </span>
          <ProblemAlert text={problem?.detail} className="w-full" />
        </CardFooter>
      </Card>
    </form>
  )
}

const marketOf = (markets: Market[], { seriesIds }: Fields): Market | undefined =>
  markets.find(({ seriesId }) => seriesId === seriesIds[0])
