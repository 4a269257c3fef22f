import type { Timer } from '@/lib/kernel/timer'
import { sweepDueOrders } from './after/sweep'
import { sweepCarts, sweepExpired } from './sweep'

export const checkoutTimers: readonly Timer[] = [
  { name: 'checkout.sweepExpired', everyMs: 2_000, run: async () => void (await sweepExpired()) },
  { name: 'checkout.sweepDueOrders', everyMs: 10_000, run: async () => void (await sweepDueOrders()) },
  { name: 'checkout.sweepCarts', everyMs: 3_600_000, run: async () => void (await sweepCarts()) },
]
