import { eq } from 'drizzle-orm'
import { backtestResult, backtestRun } from '@/db/schema/backtest'
import { dataHash } from '@/lib/exchanges'
import { rawDb } from '@/lib/kernel/db'
import { env } from '@/lib/kernel/env'
import { Bug } from '@/lib/kernel/errors'
import type { Ctx, JobContext } from '@/lib/kernel/handler'
import { move } from '@/lib/kernel/machine'
import { findVersion, type StrategyVersion } from '@/lib/strategies'
import type { Strategy } from '../compute/player'
import { ownerRoom } from '../events'
import { finishRun } from '../finish'
import { marketKey, settingsHash } from '../keys'
import { narrateJob } from '../narrate'
import { type Plan, type PlannedSeries, planOf } from '../plan-of'
import { isOpen, lockRun } from '../row'
import { runMachine } from '../states'
import { type Claimed, claimPart, dropClaim, endPart, keepClaim, mostAttempts } from './claim'
import type { Computed } from './messages'
import { tellProgress } from './progress'
import { sharedBars } from './shared-bars'
import { CannotRun, computeOnThread, ThreadDied } from './threads'

/** How often a worker looks whether its run still goes on: so quickly it is cancelled. */
const lookEveryMs = 250

type Call = (ctx: Ctx, runId: string) => Promise<void>

/** Does parts of a run until none is left for it. `call`: for others, when there is more to do after all. */
export async function workLane(runId: string, context: JobContext, call?: Call): Promise<void> {
  const plan = await startRun(runId, context)
  if (!plan) return
  while (!context.signal.aborted) {
    const part = await claimPart(rawDb(), runId, context.jobId)
    if (part) await workPart(runId, plan, part, context)
    else if (!(await context.transaction((ctx) => endOrGoOn(ctx, runId, call)))) return
  }
  throw new Bug('The worker stops; another one goes on with this run.')
}

/** True: there is more to do. */
async function endOrGoOn(ctx: Ctx, runId: string, call?: Call): Promise<boolean> {
  const more = await finishRun(ctx, runId)
  if (more) await call?.(ctx, runId)
  return more
}

async function startRun(runId: string, context: JobContext): Promise<Plan | null> {
  return context.transaction(async (ctx) => {
    const run = await lockRun(ctx.tx, runId).catch(() => null)
    if (!run || !isOpen(run)) return null
    if (run.state === 'queued')
      await move(ctx, runMachine, backtestRun, run, 'start', {
        set: { startedAt: ctx.now },
        rooms: [ownerRoom(run.ownerId)],
      })
    return planOf(run.request)
  })
}

async function workPart(runId: string, plan: Plan, part: Claimed, context: JobContext): Promise<void> {
  const series = plan.series.find(({ seriesId }) => seriesId === part.series_id)
  if (!series) throw new Bug(`Run ${runId} knows no series ${part.series_id}.`)
  if (part.attempts > mostAttempts)
    return giveUp(runId, part, context, 'It broke the worker three times: it may need too much memory.')
  const watch = watching(runId, part, context)
  try {
    const computed = await compute(runId, plan, series, part, watch)
    await keep(runId, plan, series, part, computed, context)
  } catch (error) {
    if (error instanceof CannotRun) await giveUp(runId, part, context, error.message)
    else {
      await dropClaim(rawDb(), runId, part, context.jobId)
      if (!watch.signal.aborted && !(error instanceof ThreadDied)) throw error
    }
  } finally {
    await watch.stop()
  }
}

async function compute(
  runId: string,
  plan: Plan,
  series: PlannedSeries,
  part: Claimed,
  { signal, tell }: Watch,
): Promise<Computed> {
  const [run] = await rawDb()
    .select({ versionId: backtestRun.versionId })
    .from(backtestRun)
    .where(eq(backtestRun.id, runId))
  const version = run && (await findVersion(rawDb(), { versionId: run.versionId }))
  const strategy = version && strategyOf(version)
  if (!strategy) throw new CannotRun('The strategy was deleted before this was run.')
  const bars = await sharedBars(series)
  if ((await dataHash(rawDb(), series.seriesId, series.from, series.to)) !== series.dataHash)
    throw new CannotRun('The candles were changed since this was asked for. Ask for it again.')
  const market = {
    strategy,
    minutes: series.minutes,
    settings: series.settings,
    model: plan.asked.model,
    fillAtClose: plan.asked.fillAt === 'close',
    closeAtEnd: plan.asked.closeAtEnd,
    funding: series.funding ?? null,
  }
  const key = marketKey(plan, series)
  return computeOnThread({ task: part.task, market, bars, key }, { signal, tell })
}

function strategyOf({ form, source, params }: StrategyVersion): Strategy | null {
  if (form) return { form }
  return source === null ? null : { code: source, params }
}

/** Result and part in one transaction: a part that says done has its result. */
function keep(
  runId: string,
  plan: Plan,
  series: PlannedSeries,
  part: Claimed,
  { view, figures, equity, trades, tookMs }: Computed,
  context: JobContext,
): Promise<void> {
  return context.transaction(async (ctx) => {
    if (!(await endPart(ctx.tx, runId, part, context.jobId, { state: 'done', figures }))) return
    await ctx.tx
      .insert(backtestResult)
      .values({
        key: part.key,
        formHash: plan.formHash,
        dataHash: series.dataHash,
        settingsHash: settingsHash(plan, series),
        engineVersion: plan.engineVersion,
        view,
        figures,
        equity: equity && Buffer.from(equity),
        trades: trades && Buffer.from(trades),
        tookMs: Math.round(tookMs),
        createdAt: ctx.now,
      })
      .onConflictDoNothing()
    if (part.task.do === 'run' && env().LLM)
      await ctx.enqueue(narrateJob, { key: part.key }, { singletonKey: part.key })
    await tellProgress(ctx, runId)
  })
}

const giveUp = (runId: string, part: Claimed, context: JobContext, failure: string) =>
  context.transaction(async (ctx) => {
    await endPart(ctx.tx, runId, part, context.jobId, { state: 'failed', failure })
    await tellProgress(ctx, runId)
  })

interface Watch {
  signal: AbortSignal
  tell: (fraction: number) => void
  stop: () => Promise<void>
}

/** Keeps the claim on a part while it is computed; aborts when the run was ended, the claim lost or the worker stops. */
function watching(runId: string, part: Claimed, context: JobContext): Watch {
  const ended = new AbortController()
  let fraction = 0
  let last = Promise.resolve()
  const look = async () => {
    const ours = await keepClaim(rawDb(), runId, part, context.jobId, fraction)
    if (!ours) ended.abort(new Error('This part is no longer ours.'))
    else await context.transaction((ctx) => tellProgress(ctx, runId))
  }
  const timer = setInterval(() => {
    last = last.then(look).catch(() => undefined)
  }, lookEveryMs)
  return {
    signal: AbortSignal.any([ended.signal, context.signal]),
    tell: (share) => {
      fraction = share
    },
    stop: async () => {
      clearInterval(timer)
      await last
    },
  }
}
