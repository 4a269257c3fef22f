import { type Bars, barCount, sliceBars } from '../engine/candles/bars'
import { dearer } from '../engine/honesty/dearer'
import { measuresOf } from '../engine/measures/measures'
import type { Outcome } from '../engine/measures/outcome'
import type { Tried } from '../engine/sweep/tpe'
import type { Figures, ResultView, TriesView, TryView, WindowView } from '../schemas/results'
import { causalityOf } from './causality'
import { bestOf, figuresOf, judgedBy } from './figures'
import { findingsOf } from './findings'
import type { Columns } from './pack'
import { type Market, onBars, type PlayScript, playerOf, type SeeScript } from './player'
import { cut, equityColumns, resultOf, tradeColumns } from './result'
import { cellAt, nextRound, type Values } from './search'
import { Sweeps } from './sweeps'
import type { RunTask, Task, TriesTask, WindowTask } from './task'

/** What a part has to say: for pages, for lists, and its curves. */
export type Performed = {
  view: ResultView | TriesView | WindowView
  figures: Figures | null
  equity: Columns | null
  trades: Columns | null
}

/** What computing needs of where it is done. */
interface Means {
  /** Told after every step of a part: 0 to 1. */
  tell: (fraction: number) => void
  playScript: PlayScript
  seeScript: SeeScript
  /** What a thread keeps from part to part; `key` says which market and bars these are. */
  known?: { sweeps: Sweeps; key: string }
}

export const barsBetween = (bars: Bars, from: number, to: number): Bars => {
  const after = (ts: number) => {
    const found = bars.ts.findIndex((each) => each >= ts)
    return found < 0 ? barCount(bars) : found
  }
  return sliceBars(bars, after(from), after(to))
}

/** The same part of the same market gives the same answer on any machine, whatever is known from other parts. */
export function perform(task: Task, market: Market, bars: Bars, means: Means): Promise<Performed> {
  if (task.do === 'run') return runOf(task, market, bars, means)
  if (task.do === 'tries') return triesOf(task, market, bars, means)
  return windowOf(task, market, bars, means)
}

const roiOf = ({ equity, start }: Outcome): number => (equity.at(-1) ?? start) / start - 1

async function runOf(
  { params, splitAt, search }: RunTask,
  market: Market,
  bars: Bars,
  { tell, playScript, seeScript }: Means,
): Promise<Performed> {
  const run = await playerOf(market, bars, playScript)(params)
  tell(0.4)
  const roiAt = async (times: number) => {
    const { settings, funding } = market
    const dearFunding = funding ? { ...funding, rate: funding.rate * times } : null
    const priced = { ...market, settings: dearer(settings, times), funding: dearFunding }
    return roiOf((await playerOf(priced, bars, playScript)(params)).outcome)
  }
  const dearRoi = await roiAt(2)
  tell(0.6)
  const freeRoi = await roiAt(0)
  tell(0.7)
  const seen = await causalityOf(market, bars, params, seeScript)
  tell(0.9)
  const measured = resultOf({ outcome: run.outcome, splitAt, search, dearRoi, freeRoi })
  const findings = findingsOf({ run, measured, search, causality: seen.found, minutes: market.minutes })
  const view = { ...measured, findings, causality: seen.view }
  return {
    view,
    figures: figuresOf(view.measures),
    equity: equityColumns(run.outcome),
    trades: tradeColumns(run),
  }
}

type Measure = (params: Values) => Figures | Promise<Figures>
type Judged = { figures: Figures; refusal: null } | { figures: null; refusal: string }

/** The figures of a run with some values: of a form from the sweep of its market, of a script from a run of its own. */
function measureOf(stretch: string, market: Market, bars: () => Bars, { playScript, known }: Means): Measure {
  const { strategy, ...terms } = market
  if ('form' in strategy) {
    const { sweeps, key } = known ?? { sweeps: new Sweeps(), key: '' }
    const sweep = sweeps.of(`${key} ${stretch}`, () => ({ ...strategy, ...onBars(terms, bars()) }))
    return (params) => sweep.figures(params)
  }
  const play = playerOf(market, bars(), playScript)
  return async (params) => figuresOf(measuresOf((await play(params)).outcome))
}

async function tryOne(measure: Measure, params: Values): Promise<Judged> {
  try {
    return { figures: await measure(params), refusal: null }
  } catch (error) {
    if (error instanceof Error && refusals.has(error.name)) return { figures: null, refusal: error.message }
    throw error
  }
}

/** A combination of values that the strategy or the fill model does not take is a try that says nothing. */
const refusals: ReadonlySet<string> = new Set(['FormRefusal', 'BadSettings', 'NotInModel', 'ScriptRefusal'])

async function triesOf(task: TriesTask, market: Market, bars: Bars, means: Means): Promise<Performed> {
  const { until } = task
  const seen = () => (until === null ? bars : barsBetween(bars, Number.NEGATIVE_INFINITY, until))
  const measure = measureOf(`until ${until}`, market, seen, means)
  const tries: TryView[] = []
  let refusal: string | null = null
  for (const cell of task.cells) {
    const params = cellAt(task.axes, cell)
    const tried = await tryOne(measure, { ...task.params, ...params })
    refusal ??= tried.refusal
    tries.push({ params, figures: tried.figures })
    means.tell(tries.length / task.cells.length)
  }
  return { view: { tries, refusal }, figures: null, equity: null, trades: null }
}

/** What was tried on the training of a window, round by round when it learns. */
async function trained(
  { axes, cells: first, objective, learn, params }: WindowTask,
  measure: Measure,
  tell: Means['tell'],
) {
  const cells = [...first]
  const tried: Tried[] = []
  const figures: (Figures | null)[] = []
  for (let cell = cells[0]; cell !== undefined; cell = cells[tried.length]) {
    const found = await tryOne(measure, { ...params, ...cellAt(axes, cell) })
    figures.push(found.figures)
    tried.push({ cell, value: judgedBy(found.figures, objective) })
    tell(tried.length / ((learn?.tries ?? first.length) + 1))
    if (learn && tried.length === cells.length) cells.push(...nextRound({ axes, ...learn }, tried))
  }
  return { cells, figures }
}

async function windowOf(task: WindowTask, market: Market, bars: Bars, means: Means): Promise<Performed> {
  const { axes, train, test } = task
  const { tell, playScript } = means
  const trainBars = () => barsBetween(bars, train.from, train.to)
  const measure = measureOf(`from ${train.from} to ${train.to}`, market, trainBars, means)
  const { cells, figures } = await trained(task, measure, tell)
  const best = Math.max(0, bestOf(figures.map((each) => judgedBy(each, task.objective))))
  const params = cellAt(axes, cells[best] ?? 0)
  const seen = barsBetween(bars, train.from, test.to)
  const warm = Math.max(
    0,
    seen.ts.findIndex((ts) => ts >= test.from),
  )
  const run = await playerOf(market, seen, playScript)({ ...task.params, ...params }, warm)
  const outcome = cut(run.outcome, warm, barCount(seen))
  const testFigures = figuresOf(measuresOf(outcome))
  tell(1)
  return {
    view: { train, test, params, trainFigures: figures[best] ?? null, testFigures, tries: cells.length },
    figures: testFigures,
    equity: equityColumns(outcome),
    trades: null,
  }
}
