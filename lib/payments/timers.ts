import type { Timer } from '@/lib/kernel/timer'
import { readMissedHints } from './hints'
import { reconcileNightly } from './reconcile'
import { askAgain, sweepPayments } from './sweep'

export const paymentTimers: readonly Timer[] = [
  { name: 'payments.sweep', everyMs: 10_000, run: sweepPayments },
  { name: 'payments.readMissedHints', everyMs: 300_000, run: async () => void (await readMissedHints()) },
  { name: 'payments.askAgain', everyMs: 3_600_000, run: askAgain },
  { name: 'payments.reconcileNightly', everyMs: 900_000, run: reconcileNightly },
]
