import type { Metadata } from 'next'
import { viewBacktest } from '@/lib/backtest'
import { ask } from '@/lib/doors'
import { Batch } from './_parts/batch'
import { Found } from './_parts/found'
import { RunHeader } from './_parts/run-header'
import { RunProgress } from './_parts/run-progress'
import { Search } from './_parts/search'
import { WalkForward } from './_parts/walk-forward'

export const metadata: Metadata = { title: 'Backtest' }

type Props = { params: Promise<{ runId: string }>; searchParams: Promise<{ part?: string }> }

export default async function BacktestPage({ params, searchParams }: Props) {
  const { runId } = await params
  const run = await ask(viewBacktest, { runId })
  const given = (await searchParams).part
  const part = run.parts.find(({ index, state }) => String(index) === given && state === 'done')?.index
  return (
    <>
      <RunHeader run={run} part={part ?? (run.kind === 'single' ? 0 : undefined)} />
      {run.state === 'done' ? <Result run={run} part={part} /> : <RunProgress first={run} />}
    </>
  )
}

type ResultProps = { run: Awaited<ReturnType<typeof viewBacktest.run>>; part: number | undefined }

function Result({ run, part }: ResultProps) {
  if (part !== undefined || run.kind === 'single') return <Found run={run} part={part ?? 0} />
  if (run.kind === 'batch') return <Batch run={run} />
  if (run.kind === 'optimise') return <Search run={run} />
  return <WalkForward run={run} />
}
