/** Bars `from` to `to` (without `to`). */
export interface Span {
  from: number
  to: number
}

export interface Window {
  train: Span
  test: Span
}

/** The last `share` of the bars is kept aside for the test. Throws RangeError when one side would be empty. */
export function outOfSample(bars: number, share: number): Window {
  const cut = Math.round(bars * (1 - share))
  if (!(share > 0 && share < 1) || cut < 1 || cut >= bars) {
    throw new RangeError(`${bars} bars cannot be split with a share of ${share} kept aside.`)
  }
  return { train: { from: 0, to: cut }, test: { from: cut, to: bars } }
}

export interface WalkForward {
  train: number
  test: number
  /** Training always begins at the first bar and grows. */
  anchored?: boolean
  /** Bars between training and test that neither sees, for what indicators remember. */
  gap?: number
}

const mostWindows = 1_000

/**
 * Windows in which every test follows its training. Tests stand side by side and end with the last bar, so their results
 * chain to one curve. Throws RangeError when not one window fits, or more than 1,000.
 */
export function walkForward(bars: number, { train, test, anchored = false, gap = 0 }: WalkForward): Window[] {
  const whole = [bars, train, test, gap].every((n) => Number.isInteger(n) && n >= 0)
  const count = whole && train > 0 && test > 0 ? Math.floor((bars - train - gap) / test) : 0
  if (count < 1) {
    throw new RangeError(`${bars} bars are too few for ${train} to train on and ${test} to test on.`)
  }
  if (count > mostWindows) throw new RangeError(`${count} windows are too many: at most ${mostWindows}.`)
  const start = bars - count * test
  return Array.from({ length: count }, (_, k) => {
    const from = start + k * test
    return {
      train: { from: anchored ? 0 : from - gap - train, to: from - gap },
      test: { from, to: from + test },
    }
  })
}
