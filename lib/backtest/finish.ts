import { and, asc, count, eq, inArray } from 'drizzle-orm'
import { backtestPart, backtestResult, backtestRun } from '@/db/schema/backtest'
import type { Ctx } from '@/lib/kernel/handler'
import { move } from '@/lib/kernel/machine'
import { judgedBy } from './compute/figures'
import { type Columns, columnOf, unpack } from './compute/pack'
import type { Search } from './compute/result'
import { nextRound } from './compute/search'
import { searchSummary, spreadOf } from './compute/summary'
import type { Task } from './compute/task'
import { walkForwardOf } from './compute/verdict'
import type { Tried } from './engine/sweep/tpe'
import { ownerRoom } from './events'
import { addParts } from './parts'
import { type Plan, planOf } from './plan-of'
import { isOpen, lockRun, type RunRow } from './row'
import type { OptimiseSummary, TriesView, WindowView } from './schemas/results'
import { runMachine } from './states'
import { tryParts } from './try-parts'
import { tellProgress } from './work/progress'

interface Counts {
  open: number
  failed: number
  done: number
}

async function countParts({ tx }: Ctx, runId: string): Promise<Counts> {
  const rows = await tx
    .select({ state: backtestPart.state, n: count() })
    .from(backtestPart)
    .where(eq(backtestPart.runId, runId))
    .groupBy(backtestPart.state)
  const of = (...states: string[]) =>
    rows.filter(({ state }) => states.includes(state)).reduce((sum, { n }) => sum + n, 0)
  return { open: of('waiting', 'running'), failed: of('failed'), done: of('done') }
}

/** What the parts of a run found, in their order. */
async function foundBy({ tx }: Ctx, runId: string, kind: 'tries' | 'window') {
  const parts = await tx
    .select({ key: backtestPart.key, task: backtestPart.task })
    .from(backtestPart)
    .where(eq(backtestPart.runId, runId))
    .orderBy(asc(backtestPart.index))
  const wanted = parts.filter(({ task }) => taskOf(task).do === kind)
  const keys = wanted.map(({ key }) => key)
  const rows = keys.length
    ? await tx
        .select({ key: backtestResult.key, view: backtestResult.view, equity: backtestResult.equity })
        .from(backtestResult)
        .where(inArray(backtestResult.key, keys))
    : []
  const byKey = new Map(rows.map((row) => [row.key, row]))
  return wanted.map(({ key, task }) => ({ task: taskOf(task), result: byKey.get(key) }))
}

/** Narrows what a part's row keeps: only `parts.ts` writes it. */
const taskOf = (task: unknown): Task => task as Task

/** What was given out so far, in its order; without a value where a part could not be run. */
function triedBy(found: Awaited<ReturnType<typeof foundBy>>, { objective }: Plan): Tried[] {
  return found.flatMap(({ task, result }) => {
    const tries = (result?.view as TriesView | undefined)?.tries
    const cells = task.do === 'tries' ? task.cells : []
    return cells.map((cell, at) => ({ cell, value: judgedBy(tries?.[at]?.figures ?? null, objective) }))
  })
}

/** One more round of a search that learns. False: there is none, or all of it was asked before and is there. */
async function learnMore(ctx: Ctx, run: RunRow, plan: Plan): Promise<'over' | 'again' | 'more'> {
  const tried = triedBy(await foundBy(ctx, run.id, 'tries'), plan)
  const cells = nextRound(plan, tried)
  if (cells.length === 0) return 'over'
  const index = await ctx.tx.$count(backtestPart, eq(backtestPart.runId, run.id))
  const parts = tryParts(plan, cells, tried.length)
  return (await addParts(ctx, run.id, plan, parts, index)) ? 'again' : 'more'
}

async function learnOn(ctx: Ctx, run: RunRow, plan: Plan): Promise<'more' | 'over'> {
  for (;;) {
    const said = await learnMore(ctx, run, plan)
    if (said !== 'again') return said
  }
}

function plateauOf({ best, bestScore: score, bestAround: around }: OptimiseSummary): Search['plateau'] {
  return best && score !== null && around !== null ? { value: best.value, around, score } : null
}

const bestLabel = 'Best values'

type SearchEnd = 'more' | 'over' | { failure: string }

/** After the tries: what they say together, and one more part that runs the best values over all bars. */
async function endSearch(ctx: Ctx, run: RunRow, plan: Plan): Promise<SearchEnd> {
  const { tx } = ctx
  if (plan.method === 'tpe' && (await learnOn(ctx, run, plan)) === 'more') return 'more'
  const found = await foundBy(ctx, run.id, 'tries')
  const views = found.flatMap(({ result }) => (result ? [result.view as TriesView] : []))
  const tries = views.flatMap((view) => view.tries)
  if (tries.every(({ figures }) => figures === null)) {
    const [refusal = 'None of the values could be run.'] = views.flatMap((view) => view.refusal ?? [])
    return { failure: refusal }
  }
  const summary = searchSummary(tries, plan.axes, plan.objective)
  await tx.update(backtestRun).set({ summary }).where(eq(backtestRun.id, run.id))
  const parts = await tx.$count(backtestPart, eq(backtestPart.runId, run.id))
  const tried = await tx.$count(
    backtestPart,
    and(eq(backtestPart.runId, run.id), eq(backtestPart.label, bestLabel)),
  )
  if (!summary.best || tried > 0) return 'over'
  const task = {
    do: 'run' as const,
    params: { ...plan.params, ...summary.best.params },
    splitAt: plan.splitAt,
    search: { tries: summary.tries, spread: spreadOf(tries), plateau: plateauOf(summary) },
  }
  const [series] = plan.series
  if (!series) return 'over'
  const part = { series, label: bestLabel, task, units: 1 }
  return (await addParts(ctx, run.id, plan, [part], parts)) ? 'over' : 'more'
}

const unpacked = async (packed: Buffer | null): Promise<Columns> => (packed ? unpack(packed) : {})

async function endWalkForward(ctx: Ctx, run: RunRow, plan: Plan): Promise<void> {
  const found = await foundBy(ctx, run.id, 'window')
  const windows = await Promise.all(
    found.flatMap(({ result }) =>
      result ? [unpacked(result.equity).then((equity) => ({ view: result.view as WindowView, equity }))] : [],
    ),
  )
  const tested = windows.filter(({ equity }) => columnOf(equity, 'ts').length > 0)
  const summary = walkForwardOf(tested, plan.asked.capital)
  await ctx.tx.update(backtestRun).set({ summary }).where(eq(backtestRun.id, run.id))
}

async function failRun(ctx: Ctx, run: RunRow, failure: string): Promise<void> {
  await tellProgress(ctx, run.id, true)
  const set = { endedAt: ctx.now, failure }
  await move(ctx, runMachine, backtestRun, run, 'fail', { set, rooms: [ownerRoom(run.ownerId)] })
}

/** Ends a run whose parts are all over. True: there is more to do first, a part was added. */
export async function finishRun(ctx: Ctx, runId: string): Promise<boolean> {
  const run = await lockRun(ctx.tx, runId)
  if (!isOpen(run)) return false
  const counts = await countParts(ctx, runId)
  if (counts.open > 0) return false
  const rooms = [ownerRoom(run.ownerId)]
  const plan = planOf(run.request)
  if (counts.done === 0) {
    const [part] = await ctx.tx
      .select({ failure: backtestPart.failure })
      .from(backtestPart)
      .where(eq(backtestPart.runId, runId))
      .orderBy(asc(backtestPart.index))
      .limit(1)
    await failRun(ctx, run, part?.failure ?? 'No part of it could be run.')
    return false
  }
  if (run.kind === 'optimise') {
    const end = await endSearch(ctx, run, plan)
    if (end === 'more') return true
    if (end !== 'over') {
      await failRun(ctx, run, end.failure)
      return false
    }
  }
  if (run.kind === 'walk_forward') await endWalkForward(ctx, run, plan)
  await tellProgress(ctx, runId, true)
  await move(ctx, runMachine, backtestRun, run, 'finish', { set: { endedAt: ctx.now }, rooms })
  return false
}
