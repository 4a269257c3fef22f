import { at, type Bars, barCount } from './bars'

/** What can be wrong with a bar. Only a gap leaves the bars usable. */
export type Flaw =
  | 'gap'
  | 'duplicate'
  | 'unsorted'
  | 'off-grid'
  | 'not-a-number'
  | 'not-positive'
  | 'high-below-low'
  | 'outside-range'
  | 'negative-volume'

/** `missing`: bars of the frame that are not there between this one and the one before. */
export interface Finding {
  bar: number
  flaw: Flaw
  missing: number
}

export interface Report {
  bars: number
  counts: Record<Flaw, number>
  /** The first ones, at most `limit`; `counts` has them all. */
  findings: Finding[]
  missing: number
  usable: boolean
}

function flawsOfTime(
  bars: Bars,
  bar: number,
  frameMs: number,
  found: (flaw: Flaw, missing?: number) => void,
): void {
  const ts = at(bars.ts, bar)
  if (!Number.isFinite(ts)) return
  if (ts % frameMs !== 0) found('off-grid')
  const before = bar > 0 ? at(bars.ts, bar - 1) : Number.NaN
  if (ts === before) found('duplicate')
  else if (ts < before) found('unsorted')
  else if (ts - before > frameMs) found('gap', Math.ceil((ts - before) / frameMs) - 1)
}

function flawsOfPrice(bars: Bars, bar: number, found: (flaw: Flaw) => void): void {
  const [open, high, low] = [at(bars.open, bar), at(bars.high, bar), at(bars.low, bar)]
  const [close, volume] = [at(bars.close, bar), at(bars.volume, bar)]
  const sane = [at(bars.ts, bar), open, high, low, close, volume].every(Number.isFinite)
  if (!sane) {
    found('not-a-number')
    return
  }
  if (!(open > 0 && high > 0 && low > 0 && close > 0)) found('not-positive')
  if (high < low) found('high-below-low')
  else if (Math.max(open, close) > high || Math.min(open, close) < low) found('outside-range')
  if (volume < 0) found('negative-volume')
}

/** What is wrong with bars of one frame, by bar number. Nothing is mended, filled in or left out. */
export function inspectBars(bars: Bars, frameMs: number, limit = 1_000): Report {
  const counts: Report['counts'] = {
    gap: 0,
    duplicate: 0,
    unsorted: 0,
    'off-grid': 0,
    'not-a-number': 0,
    'not-positive': 0,
    'high-below-low': 0,
    'outside-range': 0,
    'negative-volume': 0,
  }
  const findings: Finding[] = []
  let absent = 0
  const count = barCount(bars)
  for (let bar = 0; bar < count; bar++) {
    const found = (flaw: Flaw, missing = 0) => {
      counts[flaw]++
      absent += missing
      if (findings.length < limit) findings.push({ bar, flaw, missing })
    }
    flawsOfTime(bars, bar, frameMs, found)
    flawsOfPrice(bars, bar, found)
  }
  const bad = Object.entries(counts).some(([flaw, times]) => flaw !== 'gap' && times > 0)
  return { bars: count, counts, findings, missing: absent, usable: count > 0 && !bad }
}

const words: Record<Flaw, string> = {
  gap: 'comes after a gap of',
  duplicate: 'has the same time as the bar before it',
  unsorted: 'is older than the bar before it',
  'off-grid': 'does not begin where a bar of this frame begins',
  'not-a-number': 'has a value that is no number',
  'not-positive': 'has a price that is zero or negative',
  'high-below-low': 'has a high below its low',
  'outside-range': 'opens or closes outside its high and low',
  'negative-volume': 'has a negative volume',
}

/** "comes after a gap of 3 bars" */
export function wordsOf({ flaw, missing }: Finding): string {
  const bars = missing === 1 ? ' 1 bar' : ` ${missing} bars`
  return `${words[flaw]}${flaw === 'gap' ? bars : ''}`
}

/** "Bar 12 comes after a gap of 3 bars." Bars are counted from 0. */
export const sentenceOf = (finding: Finding): string => `Bar ${finding.bar} ${wordsOf(finding)}.`
