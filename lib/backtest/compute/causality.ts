import { at, type Bars, barCount, sliceBars } from '../engine/candles/bars'
import { type Causality, checkStrategy, seeForm } from '../engine/honesty/check-strategy'
import type { CausalityView } from '../schemas/results'
import type { Market, SeeScript } from './player'
import type { Values } from './search'

/** The last bars of a run are enough to look at: twelve passes over all of them would cost more than the run. */
const mostBars = 4_000
const mostSeries = 50
const settled = 1e-6

interface Looked {
  /** Null when the strategy could not be looked at. Bars are those of the run. */
  found: Causality | null
  view: CausalityView
}

/** Whether the strategy sees the future and how much of the past it needs, on the last bars of the run. */
export async function causalityOf(
  { strategy, minutes, settings }: Market,
  bars: Bars,
  values: Values,
  seeScript: SeeScript,
): Promise<Looked> {
  const from = Math.max(0, barCount(bars) - mostBars)
  const last = sliceBars(bars, from, barCount(bars))
  const nothing = { bars: barCount(last), refusal: null, lookAhead: [], longest: 0, warmUp: [] }
  try {
    const see =
      'form' in strategy
        ? seeForm(strategy.form, minutes, values)
        : seeScript(strategy, { minutes, values, tick: settings.tick })
    const { lookAhead, warmUp } = await checkStrategy(see, last)
    const moved = lookAhead.map((one) => ({ ...one, bar: one.bar + from, hiddenFrom: one.hiddenFrom + from }))
    return {
      found: { lookAhead: moved, warmUp },
      view: {
        ...nothing,
        lookAhead: moved.slice(0, mostSeries).map(({ series, bar, hiddenFrom }) => ({
          series,
          at: at(bars.ts, bar),
          hiddenFrom: at(bars.ts, hiddenFrom),
        })),
        ...needsOf(warmUp),
      },
    }
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ScriptStopped') throw error
    return { found: null, view: { ...nothing, refusal: error.message } }
  }
}

function needsOf(warmUp: Causality['warmUp']): Pick<CausalityView, 'longest' | 'warmUp'> {
  const longest = warmUp.reduce((most, { bars }) => Math.max(most, bars), 0)
  const bySeries = Map.groupBy(warmUp, ({ series }) => series)
  const rows = [...bySeries].map(([series, all]) => {
    const sorted = [...all].sort((a, b) => b.bars - a.bars)
    const unsettled = sorted.findIndex(({ off }) => !(off <= settled))
    const enough = unsettled < 0 ? sorted.at(-1) : sorted[unsettled - 1]
    const off = sorted[0]?.off ?? Number.NaN
    return { series, needs: enough?.bars ?? null, off: Number.isFinite(off) ? off : null }
  })
  const weight = ({ needs }: { needs: number | null }) => needs ?? Number.POSITIVE_INFINITY
  return { longest, warmUp: rows.sort((a, b) => weight(b) - weight(a)).slice(0, mostSeries) }
}
