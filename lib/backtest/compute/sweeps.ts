import { newSweep, type Sweep, type SweepInput } from '../engine/sweep/sweep'

const mostBytes = 128 * 1024 * 1024

/** The sweep that was asked for last, with its indicators: the next part of the same search goes on with it. */
export class Sweeps {
  private last: { key: string; sweep: Sweep } | null = null

  /** `key`: the same one means the same market and the same bars. */
  of(key: string, input: () => SweepInput): Sweep {
    if (this.last?.key === key) return this.last.sweep
    this.last = null
    const sweep = newSweep(input(), mostBytes)
    this.last = { key, sweep }
    return sweep
  }
}
