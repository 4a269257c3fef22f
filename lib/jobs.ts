import { dealTimers } from '@/lib/deals'
import { identityTimers } from '@/lib/identity'
import type { Job } from '@/lib/kernel/handler'
import type { Timer } from '@/lib/kernel/timer'
import { ledgerTimers } from '@/lib/ledger'
import { checkSeller, listingTimers } from '@/lib/listings'

/** Every job that workers of the role `jobs` do. */
export const jobs: readonly Job<unknown>[] = [checkSeller]

/** Every sweep that workers of the role `timers` repeat. */
export const timers: readonly Timer[] = [...identityTimers, ...ledgerTimers, ...listingTimers, ...dealTimers]
