import type { PlannedPart } from './parts'
import type { Plan } from './plan-of'

/** Bars that one part works through: about a second of a worker. */
const barsPerPart = 4_000_000
const mostPerPart = 100
/** Of a search that learns, whose rounds are small and shared by all workers. */
const mostLearning = 5

/** Cells of a search as parts; `first`: how many were tried before. */
export function tryParts(
  { params, axes, splitAt, method, series }: Plan,
  cells: readonly number[],
  first = 0,
): PlannedPart[] {
  const [only] = series
  if (!only) return []
  const most = method === 'tpe' ? mostLearning : mostPerPart
  const size = Math.min(most, Math.max(1, Math.floor(barsPerPart / only.bars)))
  return Array.from({ length: Math.ceil(cells.length / size) }, (_, part) => {
    const mine = cells.slice(part * size, (part + 1) * size)
    const from = first + part * size
    const label = `Tries ${from + 1} to ${from + mine.length}`
    const task = { do: 'tries' as const, params, axes, cells: mine, until: splitAt }
    return { series: only, label, task, units: mine.length }
  })
}
