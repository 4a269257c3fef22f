import { none } from '../indicators/stream'
import { Fold } from './fold'
import { Machine } from './machine'
import type { Plan, Read, Scope } from './plan'
import { accountSources, type Bar, derived, isColumn } from './sources'
import type { Account, Wish } from './wishes'

/** A strategy fed bar by bar, as paper and live trading do it. */
export class BarRun {
  private readonly plan: Plan
  private readonly base: ScopeRun
  private readonly frames: ScopeRun[]
  private readonly folds: Fold[]
  private readonly read: Read

  constructor(plan: Plan) {
    this.plan = plan
    this.base = new ScopeRun(plan.base)
    this.frames = plan.frames.map((scope) => new ScopeRun(scope))
    this.folds = this.frames.map((run, at) => {
      const coarse = plan.frames[at]?.minutes ?? plan.minutes
      return new Fold(plan.minutes, coarse, (bar) => run.push(bar, null))
    })
    const { row } = this.base.machine
    this.read = (slot) => row[slot] ?? none
  }

  /** What the strategy wants now that this bar has closed and its orders are filled. Bars come in order of time. */
  push(bar: Bar, account: Account): Wish[] {
    for (const fold of this.folds) fold.push(bar.time, bar.open, bar.high, bar.low, bar.close, bar.volume)
    const { row } = this.base.machine
    for (const { frame, from, slot, kind } of this.plan.base.fromFrames) {
      const run = this.frames[frame]
      const closed = run !== undefined && run.bars > 0
      row[slot] = closed ? (run.machine.row[from] ?? none) : kind === 'yesno' ? 0 : none
    }
    this.base.push(bar, account)
    return wanted(this.plan, this.read)
  }
}

export function wanted(plan: Plan, read: Read): Wish[] {
  const wishes: Wish[] = []
  for (const rule of plan.rules) {
    if (read(rule.when) !== 1) continue
    const wish = rule.wish(read)
    if (wish) wishes.push(wish)
  }
  return wishes
}

class ScopeRun {
  readonly machine: Machine
  bars = 0
  private readonly scope: Scope

  constructor(scope: Scope) {
    this.scope = scope
    this.machine = new Machine(scope, null)
  }

  push(bar: Bar, account: Account | null): void {
    const { row } = this.machine
    for (const [name, slot] of this.scope.sources) row[slot] = sourceOf(name, bar, this.bars, account)
    this.bars++
    this.machine.step()
  }
}

function sourceOf(name: string, bar: Bar, index: number, account: Account | null): number {
  if (isColumn(name)) return bar[name]
  const fromBar = derived[name]
  if (fromBar) return fromBar(bar, index)
  return account ? (accountSources[name]?.(account) ?? none) : none
}
