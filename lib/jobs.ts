import { identityTimers } from '@/lib/identity'
import type { Job } from '@/lib/kernel/job'
import type { Timer } from '@/lib/kernel/timer'

/** Every job that workers of the role `jobs` do. */
export const jobs: readonly Job<never>[] = []

/** Every sweep that workers of the role `timers` repeat. */
export const timers: readonly Timer[] = [...identityTimers]
