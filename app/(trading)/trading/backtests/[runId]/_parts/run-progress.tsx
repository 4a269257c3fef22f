'use client'
import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useState, useTransition } from 'react'
import { span } from '@/components/backtest/words'
import { getJson } from '@/components/live/get-json'
import { useHints, useLiveState } from '@/components/live/provider'
import { ProblemAlert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardFooter, CardHeader } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { Progress } from '@/components/ui/progress'
import type { RunView } from '@/lib/backtest/schemas/views'
import { cancel } from '../../actions'

/** Without the socket, and for whatever a hint was lost for. */
const pollMs = 2_000

const isOpen = ({ state }: RunView) => state === 'queued' || state === 'running'

/** A run that is not done: how far it is, how fast, how long still; or how it ended. */
export function RunProgress({ first }: { first: RunView }) {
  const { runId } = first
  const router = useRouter()
  const live = useLiveState()
  const [run, setRun] = useState(first)
  const [lost, setLost] = useState(false)
  const look = useCallback(() => {
    getJson<RunView>(`/backtests/${runId}`).then(
      (found) => {
        setRun(found)
        setLost(false)
        if (!isOpen(found)) router.refresh()
      },
      () => setLost(true),
    )
  }, [runId, router])
  useHints({ topics: [runId], types: ['backtest.'] }, look)
  const open = isOpen(run)
  useEffect(() => {
    if (!open) return
    const timer = setInterval(look, pollMs)
    return () => clearInterval(timer)
  }, [open, look])
  const { done, total, unit } = run.progress
  return (
    <Card>
      <CardHeader title={titles[run.state]}>
        {open &&
          (lost || live === 'reconnecting'
            ? 'Connection lost, looking every 2 s'
            : 'This page follows by itself')}
      </CardHeader>
      <div className="flex flex-col gap-3 p-4">
        {open && (
          <>
            <Progress label="Progress of the run" value={done} max={Math.max(1, total)} className="h-2" />
            <p
              role="status"
              className="flex flex-wrap justify-between gap-x-6 gap-y-1 text-fg-2 tabular-nums"
            >
              <span>
                {Math.floor(done).toLocaleString('en-GB')} of {total.toLocaleString('en-GB')} {unit}
              </span>
              <span>{paceWords(run)}</span>
            </p>
          </>
        )}
        <Ending run={run} />
      </div>
      <CardFooter>{open ? <CancelButton run={run} onCancelled={look} /> : <Again run={run} />}</CardFooter>
    </Card>
  )
}

const titles: Record<RunView['state'], string> = {
  queued: 'Waiting for a worker',
  running: 'Running',
  done: 'Done',
  failed: 'This could not be run',
  cancelled: 'Cancelled',
}

function paceWords({ state, progress: { rate, etaS, unit } }: RunView): string {
  if (state === 'queued') return 'It begins as soon as a worker is free.'
  if (rate === null || etaS === null) return 'Measuring the pace'
  const pace =
    rate >= 1 ? `${rate.toFixed(rate < 10 ? 1 : 0)} ${unit} a second` : `${span(1000 / rate)} for each`
  return `${pace}, ${span(etaS * 1000)} left`
}

function Ending({ run }: { run: RunView }) {
  if (run.state === 'failed') return <ProblemAlert text={run.failure} />
  if (run.state === 'cancelled')
    return (
      <p className="text-fg-2">
        {Math.floor(run.progress.done)} of {run.progress.total} {run.progress.unit} were done and are kept:
        the same request goes on from there.
      </p>
    )
  return null
}

function CancelButton({ run, onCancelled }: { run: RunView; onCancelled: () => void }) {
  const [problem, setProblem] = useState<string | null>(null)
  const [pending, startAct] = useTransition()
  const act = () =>
    startAct(async () => {
      const answer = await cancel({ runId: run.runId })
      setProblem(answer.ok ? null : answer.problem.detail)
      onCancelled()
    })
  return (
    <>
      <Button variant="danger" onClick={act} pending={pending}>
        Cancel this run
      </Button>
      {problem && <span role="alert">{problem}</span>}
    </>
  )
}

const Again = ({ run }: { run: RunView }) => (
  <LinkButton
    href={`/trading/backtests/new?strategy=${run.strategyId}&series=${run.series[0]?.seriesId ?? ''}`}
  >
    Ask for it again
  </LinkButton>
)
