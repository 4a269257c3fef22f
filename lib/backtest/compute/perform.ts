import { type Bars, barCount, sliceBars } from '../engine/candles/bars'
import { dearer } from '../engine/honesty/dearer'
import { measuresOf } from '../engine/measures/measures'
import type { Outcome } from '../engine/measures/outcome'
import type { Figures, ResultView, TriesView, TryView, WindowView } from '../schemas/results'
import { causalityOf } from './causality'
import { bestOf, figuresOf, judgedBy } from './figures'
import { findingsOf } from './findings'
import type { Columns } from './pack'
import { type Market, type Player, type PlayScript, playerOf, type SeeScript } from './player'
import { cut, equityColumns, resultOf, tradeColumns } from './result'
import { cellAt, type Values } from './search'
import type { RunTask, Task, TriesTask, WindowTask } from './task'

/** What a part has to say: for pages, for lists, and its curves. */
export type Performed = {
  view: ResultView | TriesView | WindowView
  figures: Figures | null
  equity: Columns | null
  trades: Columns | null
}

/** What computing needs of where it is done. */
export interface Means {
  /** Told after every step of a part: 0 to 1. */
  tell: (fraction: number) => void
  playScript: PlayScript
  seeScript: SeeScript
}

export const barsBetween = (bars: Bars, from: number, to: number): Bars => {
  const after = (ts: number) => {
    const found = bars.ts.findIndex((each) => each >= ts)
    return found < 0 ? barCount(bars) : found
  }
  return sliceBars(bars, after(from), after(to))
}

/** The same part of the same market gives the same answer on any machine. */
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
    const priced = { ...market, settings: dearer(market.settings, times) }
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

type Tried = { figures: Figures; refusal: null } | { figures: null; refusal: string }

async function tryOne(play: Player, params: Values): Promise<Tried> {
  try {
    return { figures: figuresOf(measuresOf((await play(params)).outcome)), refusal: null }
  } catch (error) {
    if (error instanceof Error && refusals.has(error.name)) return { figures: null, refusal: error.message }
    throw error
  }
}

/** A combination of values that the strategy or the fill model does not take is a try that says nothing. */
const refusals: ReadonlySet<string> = new Set(['FormRefusal', 'BadSettings', 'NotInModel', 'ScriptRefusal'])

async function triesOf(
  task: TriesTask,
  market: Market,
  bars: Bars,
  { tell, playScript }: Means,
): Promise<Performed> {
  const seen = task.until === null ? bars : barsBetween(bars, Number.NEGATIVE_INFINITY, task.until)
  const play = playerOf(market, seen, playScript)
  const tries: TryView[] = []
  let refusal: string | null = null
  for (const cell of task.cells) {
    const params = cellAt(task.axes, cell)
    const tried = await tryOne(play, { ...task.params, ...params })
    refusal ??= tried.refusal
    tries.push({ params, figures: tried.figures })
    tell(tries.length / task.cells.length)
  }
  return { view: { tries, refusal }, figures: null, equity: null, trades: null }
}

async function windowOf(
  task: WindowTask,
  market: Market,
  bars: Bars,
  { tell, playScript }: Means,
): Promise<Performed> {
  const { axes, cells, objective, train, test } = task
  const playTrain = playerOf(market, barsBetween(bars, train.from, train.to), playScript)
  const figures: (Figures | null)[] = []
  for (const cell of cells) {
    const found = await tryOne(playTrain, { ...task.params, ...cellAt(axes, cell) })
    figures.push(found.figures)
    tell(figures.length / (cells.length + 1))
  }
  const best = Math.max(0, bestOf(figures.map((each) => judgedBy(each, objective))))
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
