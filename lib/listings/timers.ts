import { now } from '@/lib/kernel/clock'
import { rawDb } from '@/lib/kernel/db'
import type { Timer } from '@/lib/kernel/timer'
import { orderChecks } from './jobs'
import { refreshReferences } from './reference'

export const listingTimers: readonly Timer[] = [
  { name: 'listings.refreshReferences', everyMs: 600_000, run: () => refreshReferences(rawDb(), now()) },
  { name: 'listings.orderChecks', everyMs: 900_000, run: orderChecks },
]
