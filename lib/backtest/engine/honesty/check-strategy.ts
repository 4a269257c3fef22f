import { compile } from '@/lib/strategies/engine/form/compile'
import type { Form } from '@/lib/strategies/engine/form/form'
import { ColumnRun, namedColumns } from '@/lib/strategies/engine/form/run-columns'
import type { Account, Wish } from '@/lib/strategies/engine/form/wishes'
import { type Bars, barCount, sliceBars } from '../candles/bars'
import { candlesOf } from '../run/run-form'
import { changedBy, earliest, type LookAhead, offAfter, type WarmUp } from './causality'

/** What a strategy computes, and what it wants while it holds nothing. */
export interface Seen {
  series: Record<string, Float64Array>
  wishes: readonly (readonly [bar: number, wish: unknown])[]
}

export type See = (bars: Bars) => Seen | Promise<Seen>

/** The name under which wishes stand among the series. */
export const decisions = 'its decisions'

export interface Causality {
  lookAhead: LookAhead[]
  warmUp: WarmUp[]
}

const shares = [0.25, 0.5, 0.75, 0.9]
const histories = [50, 100, 200, 400, 800, 1_600, 3_200]
/** Decisions of so many last bars are compared. */
const lastBars = 100

const flat: Account = {
  position: 0,
  entryPrice: Number.NaN,
  equity: 10_000,
  openProfit: 0,
  openTrades: 0,
  closedTrades: 0,
}

/** One number for all wishes of a bar, 0 for none: equal wishes have equal numbers. */
function fingerprints(wishes: Seen['wishes'], bars: number): Float64Array {
  const found = new Float64Array(bars)
  for (const [bar, wish] of wishes) {
    let hash = (found[bar] ?? 0) ^ 0x811c9dc5
    for (const sign of JSON.stringify(wish)) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193)
    found[bar] = hash >>> 0 || 1
  }
  return found
}

const withDecisions = ({ series, wishes }: Seen, bars: number): Record<string, Float64Array> => ({
  ...series,
  [decisions]: fingerprints(wishes, bars),
})

/** The share of the last bars at which something else is wanted. */
function otherDecisions(whole: Float64Array, part: Float64Array): number {
  const length = Math.min(lastBars, part.length, whole.length)
  const [a, b] = [whole.subarray(whole.length - length), part.subarray(part.length - length)]
  return length === 0 ? 0 : a.filter((value, i) => value !== b[i]).length / length
}

/** Looks for a future that a strategy sees, and for how much of the past it needs. The same for forms and scripts. */
export async function checkStrategy(see: See, bars: Bars): Promise<Causality> {
  const count = barCount(bars)
  const whole = await see(bars)
  const all = withDecisions(whole, count)
  const found: LookAhead[] = []
  for (const share of [...shares, 1]) {
    const hiddenFrom = Math.min(Math.max(1, Math.round(count * share)), count - 1)
    if (hiddenFrom < 1) continue
    const part = withDecisions(await see(sliceBars(bars, 0, hiddenFrom)), hiddenFrom)
    found.push(...changedBy(all, part, hiddenFrom))
  }
  const warmUp: WarmUp[] = []
  for (const length of histories.filter((history) => history < count)) {
    const part = await see(sliceBars(bars, count - length, count))
    warmUp.push(...offAfter(whole.series, part.series, length))
    const own = fingerprints(part.wishes, length)
    warmUp.push({ series: decisions, bars: length, off: otherDecisions(all[decisions] ?? own, own) })
  }
  return { lookAhead: earliest(found), warmUp }
}

/** How a form is looked at. Throws FormRefusal. */
export function seeForm(form: Form, minutes: number, values: Record<string, number> = {}): See {
  const plan = compile(form, minutes, values)
  return (bars) => {
    const candles = candlesOf(bars)
    const run = new ColumnRun(plan, candles)
    const wishes: [number, Wish][] = []
    for (let bar = 0; bar < barCount(bars); bar++) {
      for (const wish of run.at(bar, flat)) wishes.push([bar, wish])
    }
    return { series: namedColumns(plan, candles), wishes }
  }
}
