import { type Bars, barCount, sliceBars } from '../engine/candles/bars'
import { dearer } from '../engine/honesty/dearer'
import { measuresOf } from '../engine/measures/measures'
import type { Outcome } from '../engine/measures/outcome'
import type { Sweep } from '../engine/sweep/sweep'
import type { Tried } from '../engine/sweep/tpe'
import type { Figures, ResultView, TryView, WindowView } from '../schemas/results'
import { bestOf, figuresOf, judgedBy } from './figures'
import type { Columns } from './pack'
import { type Market, playerOf } from './player'
import { cut, equityColumns, resultOf, tradeColumns } from './result'
import { cellAt, nextRound, type Values } from './search'
import { Sweeps } from './sweeps'
import type { RunTask, Task, TriesTask, WindowTask } from './task'

/** What a part has to say: for pages, for lists, and its curves. */
export type Performed = {
  view: ResultView | { tries: TryView[] } | WindowView
  figures: Figures | null
  equity: Columns | null
  trades: Columns | null
}

/** Told after every step of a part: 0 to 1. */
export type Tell = (fraction: number) => void

export const barsBetween = (bars: Bars, from: number, to: number): Bars => {
  const after = (ts: number) => {
    const found = bars.ts.findIndex((each) => each >= ts)
    return found < 0 ? barCount(bars) : found
  }
  return sliceBars(bars, after(from), after(to))
}

/** Who knows the same market from earlier parts; `key` says which market and bars these are. */
export interface Known {
  sweeps: Sweeps
  key: string
}

/** The same part of the same market gives the same answer on any machine, whatever is known from others. */
export function perform(
  task: Task,
  market: Market,
  bars: Bars,
  tell: Tell,
  known: Known = { sweeps: new Sweeps(), key: '' },
): Performed {
  if (task.do === 'run') return runOf(task, market, bars, tell)
  if (task.do === 'tries') return triesOf(task, market, bars, tell, known)
  return windowOf(task, market, bars, tell, known)
}

const roiOf = ({ equity, start }: Outcome): number => (equity.at(-1) ?? start) / start - 1

function runOf({ params, splitAt, search }: RunTask, market: Market, bars: Bars, tell: Tell): Performed {
  const run = playerOf(market, bars)(params)
  tell(0.4)
  const [dearRoi = null, freeRoi = null] = [2, 0].map((times, index) => {
    const { settings, funding } = market
    const dearFunding = funding && { ...funding, rate: funding.rate * times }
    const priced = { ...market, settings: dearer(settings, times), funding: dearFunding }
    const roi = roiOf(playerOf(priced, bars)(params).outcome)
    tell(0.6 + index * 0.2)
    return roi
  })
  const view = resultOf({ outcome: run.outcome, splitAt, search, dearRoi, freeRoi })
  return {
    view,
    figures: figuresOf(view.measures),
    equity: equityColumns(run.outcome),
    trades: tradeColumns(run),
  }
}

function tryOne(sweep: Sweep, params: Values): Figures | null {
  try {
    return sweep.figures(params)
  } catch (error) {
    if (error instanceof Error && refusals.has(error.name)) return null
    throw error
  }
}

/** A combination of values that the strategy or the fill model does not take is a try that says nothing. */
const refusals: ReadonlySet<string> = new Set(['FormRefusal', 'BadSettings', 'NotInModel'])

function triesOf(task: TriesTask, market: Market, bars: Bars, tell: Tell, { sweeps, key }: Known): Performed {
  const { until } = task
  const seen = () => (until === null ? bars : barsBetween(bars, Number.NEGATIVE_INFINITY, until))
  const sweep = sweeps.of(`${key} until ${until}`, market, seen)
  const tries = task.cells.map((cell, index): TryView => {
    const chosen = cellAt(task.axes, cell)
    const figures = tryOne(sweep, { ...task.params, ...chosen })
    tell((index + 1) / task.cells.length)
    return { params: chosen, figures }
  })
  return { view: { tries }, figures: null, equity: null, trades: null }
}

/** What was tried on the training of a window, round by round when it learns. */
function trained(
  { axes, cells: first, objective, learn }: WindowTask,
  tryCell: (cell: number) => Figures | null,
  tell: Tell,
) {
  const cells = [...first]
  const tried: Tried[] = []
  const figures: (Figures | null)[] = []
  for (let cell = cells[0]; cell !== undefined; cell = cells[tried.length]) {
    const found = tryCell(cell)
    figures.push(found)
    tried.push({ cell, value: judgedBy(found, objective) })
    tell(tried.length / ((learn?.tries ?? first.length) + 1))
    if (learn && tried.length === cells.length) cells.push(...nextRound({ axes, ...learn }, tried))
  }
  return { cells, figures }
}

function windowOf(
  task: WindowTask,
  market: Market,
  bars: Bars,
  tell: Tell,
  { sweeps, key }: Known,
): Performed {
  const { axes, objective, train, test } = task
  const stretch = `${key} from ${train.from} to ${train.to}`
  const sweep = sweeps.of(stretch, market, () => barsBetween(bars, train.from, train.to))
  const { cells, figures } = trained(
    task,
    (cell) => tryOne(sweep, { ...task.params, ...cellAt(axes, cell) }),
    tell,
  )
  const best = Math.max(0, bestOf(figures.map((each) => judgedBy(each, objective))))
  const params = cellAt(axes, cells[best] ?? 0)
  const seen = barsBetween(bars, train.from, test.to)
  const warm = Math.max(
    0,
    seen.ts.findIndex((ts) => ts >= test.from),
  )
  const run = playerOf(market, seen)({ ...task.params, ...params }, warm)
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
