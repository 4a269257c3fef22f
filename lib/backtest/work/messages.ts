import type { Performed } from '../compute/perform'
import type { Market } from '../compute/player'
import type { Task } from '../compute/task'
import type { Bars } from '../engine/candles/bars'

/** What a thread is asked; the columns of the bars are shared memory. */
export interface Question {
  id: number
  task: Task
  market: Market
  bars: Bars
  /** Which market and bars these are: a thread keeps what it computed for them. */
  key: string
}

export interface Computed extends Pick<Performed, 'view' | 'figures'> {
  equity: Uint8Array | null
  trades: Uint8Array | null
  tookMs: number
}

export type Answer =
  | { id: number; fraction: number }
  | { id: number; computed: Computed }
  | { id: number; error: { name: string; message: string } }
