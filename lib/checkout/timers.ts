import type { Timer } from '@/lib/kernel/timer'
import { sweepCarts, sweepExpired } from './sweep'

export const checkoutTimers: readonly Timer[] = [
  { name: 'checkout.sweepExpired', everyMs: 2_000, run: async () => void (await sweepExpired()) },
  { name: 'checkout.sweepCarts', everyMs: 3_600_000, run: async () => void (await sweepCarts()) },
]
