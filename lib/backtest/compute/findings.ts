import { advise } from '../engine/advisor/advisor'
import { evidenceOf } from '../engine/advisor/evidence'
import type { Evidence, Finding } from '../engine/advisor/finding'
import { barCount } from '../engine/candles/bars'
import { inspectBars } from '../engine/candles/inspect'
import type { Causality } from '../engine/honesty/check-strategy'
import { measuresOf } from '../engine/measures/measures'
import type { Outcome } from '../engine/measures/outcome'
import type { FormRun } from '../engine/run/form-result'
import type { HonestyView } from '../schemas/results'
import { cut, type Measured, type Search } from './result'

interface Found {
  run: FormRun
  measured: Measured
  search: Search | null
  /** Null: the strategy could not be looked at. */
  causality: Causality | null
  minutes: number
}

const minuteMs = 60_000

/** What the advisor says of a run: all that was measured about it is its evidence. */
export function findingsOf({ run, measured, search, causality, minutes }: Found): Finding[] {
  const { honesty, firstTs, lastTs, openTrades } = measured
  const { bars } = run.outcome
  return advise(
    evidenceOf(run, {
      ...outOfSampleOf(run.outcome, honesty),
      ...luckOf(honesty),
      ...costsOf(honesty),
      ...causality,
      ...(search?.plateau ? { plateau: search.plateau } : {}),
      ...(honesty.deflated ? { deflated: honesty.deflated } : {}),
      data: inspectBars(bars, minutes * minuteMs, 0),
      spanMs: lastTs - firstTs + minutes * minuteMs,
      openTrades,
    }),
  ).map(withoutNaN)
}

function outOfSampleOf(outcome: Outcome, { splitAt }: HonestyView): Pick<Evidence, 'outOfSample'> {
  const split = splitAt === null ? -1 : outcome.bars.ts.indexOf(splitAt)
  if (split <= 0) return {}
  const [train, test] = [cut(outcome, 0, split), cut(outcome, split, barCount(outcome.bars))]
  return { outOfSample: { train: measuresOf(train), test: measuresOf(test) } }
}

function luckOf({
  luckFinal,
  luckDrawdown,
  luckLosing,
  luckRuns,
}: HonestyView): Pick<Evidence, 'monteCarlo'> {
  if (!luckFinal || !luckDrawdown || luckLosing === null || luckRuns === null) return {}
  return {
    monteCarlo: { runs: luckRuns, final: luckFinal, maxDrawdown: luckDrawdown, losing: luckLosing },
  }
}

function costsOf({ freeRoi, dearRoi }: HonestyView): Pick<Evidence, 'costs'> {
  if (freeRoi === null || dearRoi === null) return {}
  return {
    costs: [
      { times: 0, roi: freeRoi },
      { times: 2, roi: dearRoi },
    ],
  }
}

/** Findings travel as JSON, which has no such numbers. */
const withoutNaN = (finding: Finding): Finding => ({
  ...finding,
  figures: Object.fromEntries(
    Object.entries(finding.figures).map(([name, value]) => [
      name,
      typeof value === 'number' && !Number.isFinite(value) ? null : value,
    ]),
  ),
})
