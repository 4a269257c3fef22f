import type { Bar } from './sources'

const minuteMs = 60_000
const mondayMs = 4 * 86_400_000
const weekMinutes = 10_080

/**
 * Bars of one timeframe folded into those of a coarser one, aligned to UTC (weeks to Monday). A coarse bar is closed by
 * the fine bar that ends with it, or by the first one after it when that is missing. The first coarse bar is left out
 * when the data begin inside it.
 */
export class Fold {
  private readonly fineMs: number
  private readonly coarseMs: number
  private readonly anchorMs: number
  private readonly onClose: (bar: Bar) => void
  private open: Bar | null = null
  private whole = false
  private begun = false

  constructor(fineMinutes: number, coarseMinutes: number, onClose: (bar: Bar) => void) {
    this.fineMs = fineMinutes * minuteMs
    this.coarseMs = coarseMinutes * minuteMs
    this.anchorMs = coarseMinutes === weekMinutes ? mondayMs : 0
    this.onClose = onClose
  }

  push(time: number, open: number, high: number, low: number, close: number, volume: number): void {
    const start = time - ((((time - this.anchorMs) % this.coarseMs) + this.coarseMs) % this.coarseMs)
    if (this.open && this.open.time !== start) this.close()
    if (this.open) {
      this.open.high = Math.max(this.open.high, high)
      this.open.low = Math.min(this.open.low, low)
      this.open.close = close
      this.open.volume += volume
    } else {
      this.open = { time: start, open, high, low, close, volume }
      this.whole = this.begun || time === start
      this.begun = true
    }
    if (time + this.fineMs >= start + this.coarseMs) this.close()
  }

  private close(): void {
    if (this.open && this.whole) this.onClose(this.open)
    this.open = null
  }
}
