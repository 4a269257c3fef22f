import type { RunKind } from '@/lib/backtest/schemas/requests'

export const kindWords: Record<RunKind, string> = {
  single: 'Run',
  batch: 'Batch',
  optimise: 'Optimisation',
  walk_forward: 'Walk-forward',
}
