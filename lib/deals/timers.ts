import type { Timer } from '@/lib/kernel/timer'
import { sweepMissed, sweepWaiting } from './sweep'

export const dealTimers: readonly Timer[] = [
  { name: 'deals.sweepWaiting', everyMs: 2_000, run: async () => void (await sweepWaiting()) },
  { name: 'deals.sweepMissed', everyMs: 5_000, run: async () => void (await sweepMissed()) },
]
