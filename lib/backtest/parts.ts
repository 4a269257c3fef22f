import { inArray } from 'drizzle-orm'
import { backtestPart, backtestResult } from '@/db/schema/backtest'
import type { Ctx } from '@/lib/kernel/handler'
import type { Task } from './compute/task'
import { keyOf } from './keys'
import type { Plan, PlannedSeries } from './plan-of'

export interface PlannedPart {
  series: PlannedSeries
  label: string
  task: Task
  units: number
}

const rowsAtOnce = 500

/** Parts of a run, from `index` on. Those whose result is known are over before they begin. True: all of them are. */
export async function addParts(
  { tx, now }: Ctx,
  runId: string,
  plan: Plan,
  parts: readonly PlannedPart[],
  index = 0,
): Promise<boolean> {
  const planned = parts.map((part, at) => ({
    ...part,
    index: index + at,
    key: keyOf(plan, part.series, part.task),
  }))
  let open = 0
  for (let from = 0; from < planned.length; from += rowsAtOnce) {
    const some = planned.slice(from, from + rowsAtOnce)
    const known = await tx
      .select({ key: backtestResult.key, figures: backtestResult.figures })
      .from(backtestResult)
      .where(inArray(backtestResult.key, [...new Set(some.map(({ key }) => key))]))
    const byKey = new Map(known.map((row) => [row.key, row]))
    const rows = some.map(({ series, ...part }) => {
      const found = byKey.get(part.key)
      if (!found) open++
      const over = { state: 'done', fraction: 1, figures: found?.figures ?? null, endedAt: now }
      return { ...part, runId, seriesId: series.seriesId, ...(found ? over : { state: 'waiting' }) }
    })
    await tx.insert(backtestPart).values(rows)
  }
  return open === 0
}
