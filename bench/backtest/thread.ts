import { parentPort } from 'node:worker_threads'
import { newSweep, type SweepInput } from '@/lib/backtest/engine/sweep/sweep'

export interface Share {
  input: SweepInput
  cells: Record<string, number>[]
}

parentPort?.on('message', ({ input, cells }: Share) => {
  const sweep = newSweep(input)
  parentPort?.postMessage(cells.map((values) => sweep.figures(values)))
})
