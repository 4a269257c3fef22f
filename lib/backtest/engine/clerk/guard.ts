import type { PlanRisk } from '@/lib/strategies/engine/form/plan'
import { type Desk, equityOf } from '../desk/desk'

export type StopReason = 'daily loss' | 'drawdown'

/** What the limits of a run are held against. Plain data; `watch` changes it at the close of every bar. */
export interface Guard {
  day: number
  /** Equity at the last close of the day before. */
  dayStart: number
  last: number
  peak: number
  stopped: StopReason | null
}

const dayMs = 86_400_000

export const newGuard = (cash: number): Guard => ({
  day: Number.NEGATIVE_INFINITY,
  dayStart: cash,
  last: cash,
  peak: cash,
  stopped: null,
})

/** Why nothing may be entered now: a daily loss holds until the next UTC day, a drawdown to the end of the run. */
export function watch(guard: Guard, desk: Desk, risk: PlanRisk): StopReason | null {
  const { maxDailyLoss, maxDrawdown } = risk
  if (maxDailyLoss === null && maxDrawdown === null) return null
  const equity = equityOf(desk)
  const day = Math.floor(desk.ts / dayMs)
  if (day !== guard.day) {
    guard.day = day
    guard.dayStart = guard.last
    if (guard.stopped === 'daily loss') guard.stopped = null
  }
  guard.last = equity
  guard.peak = Math.max(guard.peak, equity)
  if (maxDrawdown !== null && equity <= guard.peak * (1 - maxDrawdown)) guard.stopped = 'drawdown'
  else if (maxDailyLoss !== null && guard.stopped === null && equity <= guard.dayStart * (1 - maxDailyLoss)) {
    guard.stopped = 'daily loss'
  }
  return guard.stopped
}
