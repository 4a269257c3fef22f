import { type Bars, barCount, sliceBars } from '../engine/candles/bars'
import { dearer } from '../engine/honesty/dearer'
import { measuresOf } from '../engine/measures/measures'
import type { Outcome } from '../engine/measures/outcome'
import type { Figures, ResultView, TryView, WindowView } from '../schemas/results'
import { bestOf, figuresOf, judgedBy } from './figures'
import type { Columns } from './pack'
import { type Market, type Player, playerOf } from './player'
import { cut, equityColumns, resultOf, tradeColumns } from './result'
import { cellAt, type Values } from './search'
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

/** The same part of the same market gives the same answer on any machine. */
export function perform(task: Task, market: Market, bars: Bars, tell: Tell): Performed {
  if (task.do === 'run') return runOf(task, market, bars, tell)
  if (task.do === 'tries') return triesOf(task, market, bars, tell)
  return windowOf(task, market, bars, tell)
}

const roiOf = ({ equity, start }: Outcome): number => (equity.at(-1) ?? start) / start - 1

function runOf({ params, splitAt, search }: RunTask, market: Market, bars: Bars, tell: Tell): Performed {
  const run = playerOf(market, bars)(params)
  tell(0.4)
  const [dearRoi = null, freeRoi = null] = [2, 0].map((times, index) => {
    const priced = { ...market, settings: dearer(market.settings, times) }
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

function tryOne(play: Player, params: Values): Figures | null {
  try {
    return figuresOf(measuresOf(play(params).outcome))
  } catch (error) {
    if (error instanceof Error && refusals.has(error.name)) return null
    throw error
  }
}

/** A combination of values that the strategy or the fill model does not take is a try that says nothing. */
const refusals: ReadonlySet<string> = new Set(['FormRefusal', 'BadSettings', 'NotInModel'])

function triesOf(task: TriesTask, market: Market, bars: Bars, tell: Tell): Performed {
  const seen = task.until === null ? bars : barsBetween(bars, Number.NEGATIVE_INFINITY, task.until)
  const play = playerOf(market, seen)
  const tries = task.cells.map((cell, index): TryView => {
    const chosen = cellAt(task.axes, cell)
    const figures = tryOne(play, { ...task.params, ...chosen })
    tell((index + 1) / task.cells.length)
    return { params: chosen, figures }
  })
  return { view: { tries }, figures: null, equity: null, trades: null }
}

function windowOf(task: WindowTask, market: Market, bars: Bars, tell: Tell): Performed {
  const { axes, cells, objective, train, test } = task
  const playTrain = playerOf(market, barsBetween(bars, train.from, train.to))
  const figures = cells.map((cell, index) => {
    const found = tryOne(playTrain, { ...task.params, ...cellAt(axes, cell) })
    tell((index + 1) / (cells.length + 1))
    return found
  })
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
