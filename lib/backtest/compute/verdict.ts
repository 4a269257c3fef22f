import { newBars } from '../engine/candles/bars'
import type { WalkForwardSummary, WindowView } from '../schemas/results'
import { chartOf, depthsOf } from './chart'
import { type Columns, columnOf } from './pack'
import { sharpeOf } from './result'

interface Tested {
  view: WindowView
  equity: Columns
}

const yearMs = 365.25 * 86_400_000
const chartPoints = 1_200

/** Every test begins flat with the money of the start; their growths are chained to one curve. */
function chain(windows: readonly Tested[], start: number, column: 'equity' | 'hold'): Float64Array {
  const parts: number[] = []
  let money = start
  for (const { equity } of windows) {
    const values = columnOf(equity, column)
    for (const value of values) parts.push((money * value) / start)
    money = parts.at(-1) ?? money
  }
  return Float64Array.from(parts)
}

const yearly = (roi: number, { from, to }: { from: number; to: number }): number =>
  Math.max(0, 1 + roi) ** (yearMs / (to - from)) - 1

const meanOf = (values: number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length

/** Yearly return of the tests over that of the trainings; null when the trainings earned nothing. */
function efficiencyOf(windows: readonly WindowView[]): number | null {
  const rates = windows.flatMap(({ train, test, trainFigures, testFigures }) =>
    trainFigures && testFigures
      ? [{ train: yearly(trainFigures.roi, train), test: yearly(testFigures.roi, test) }]
      : [],
  )
  const fitted = meanOf(rates.map(({ train }) => train))
  return fitted > 0 ? meanOf(rates.map(({ test }) => test)) / fitted : null
}

const percent = (value: number): string => `${Math.round(value * 100)} %`

type Judged = Pick<WalkForwardSummary, 'verdict' | 'because'>

function judge(roi: number, efficiency: number | null, gaining: number, count: number): Judged {
  const windows = `${gaining} of ${count} tests gained`
  if (efficiency === null)
    return {
      verdict: 'fails',
      because: `Even on the bars it was fitted to it earned nothing a year on average; ${windows}.`,
    }
  const kept = `the tests kept ${percent(efficiency)} of the yearly return of the trainings`
  if (roi > 0 && efficiency >= 0.5 && gaining / count >= 0.6)
    return { verdict: 'holds', because: `On bars it had not seen, ${kept}, and ${windows}.` }
  if (roi > 0 && efficiency > 0)
    return {
      verdict: 'weak',
      because: `It gained on bars it had not seen, but ${kept} (half is the mark), and ${windows} (six of ten is the mark).`,
    }
  return {
    verdict: 'fails',
    because: `On bars it had not seen it lost money in all: ${percent(roi)}; ${windows}.`,
  }
}

export function walkForwardOf(windows: readonly Tested[], start: number): WalkForwardSummary {
  const ts = Float64Array.from(windows.flatMap(({ equity }) => [...columnOf(equity, 'ts')]))
  const equity = chain(windows, start, 'equity')
  const hold = chain(windows, start, 'hold')
  const views = windows.map(({ view }) => view)
  const roi = (equity.at(-1) ?? start) / start - 1
  const efficiency = efficiencyOf(views)
  const gaining = views.filter(({ testFigures }) => (testFigures?.roi ?? 0) > 0).length
  return {
    windows: views,
    chart: chartOf({ ts, equity, hold, start }, chartPoints),
    roi,
    sharpe: sharpeOf({ bars: { ...newBars(0), ts }, equity, start }),
    maxDrawdown: depthsOf(equity, start).reduce((most, depth) => Math.max(most, depth), 0),
    efficiency,
    gaining,
    ...judge(roi, efficiency, gaining, views.length),
  }
}
