import { backtestTimers, narrateJob, workJob } from '@/lib/backtest'
import { checkoutTimers } from '@/lib/checkout'
import { dealTimers } from '@/lib/deals'
import { earningTimers } from '@/lib/earnings'
import { exchangeJobs, exchangeTimers } from '@/lib/exchanges'
import { giftCardTimers } from '@/lib/gift-cards'
import { identityTimers } from '@/lib/identity'
import { system } from '@/lib/kernel/access'
import { auditTimers } from '@/lib/kernel/audit-chain'
import type { Job } from '@/lib/kernel/handler'
import { inTransaction } from '@/lib/kernel/operation'
import { limitTimers } from '@/lib/kernel/rate-limit-table'
import type { Timer } from '@/lib/kernel/timer'
import { ledgerJobs, ledgerTimers } from '@/lib/ledger'
import { checkSeller, listingTimers } from '@/lib/listings'
import { notificationTimers, sendSmsCode } from '@/lib/notifications'
import { paymentJobs, paymentTimers } from '@/lib/payments'
import { payoutTimers, readAgain, sendPayout } from '@/lib/payouts'
import { presenceTimers } from '@/lib/presence'
import { privacyJobs, privacyTimers } from '@/lib/privacy'
import { steamTimers } from '@/lib/steam'

/** Every job that workers of the role `jobs` do. */
export const jobs: readonly Job<unknown>[] = [
  ...ledgerJobs,
  ...paymentJobs,
  sendPayout,
  readAgain,
  checkSeller,
  sendSmsCode,
  workJob,
  narrateJob,
  ...exchangeJobs,
  ...privacyJobs,
]

/** A sweep that only orders a job; while one waits or runs, another order changes nothing. */
const ordering = ({ job, everyS }: { job: Job<Record<string, never>>; everyS: number }): Timer => ({
  name: job.name,
  everyMs: everyS * 1_000,
  run: () => inTransaction(system('timers'), (ctx) => ctx.enqueue(job, {}, { singletonKey: job.name })),
})

/** Every sweep that workers of the role `timers` repeat. */
export const timers: readonly Timer[] = [
  ...limitTimers,
  ...auditTimers,
  ...identityTimers,
  ...ledgerTimers.map(ordering),
  ...paymentTimers,
  ...payoutTimers,
  ...listingTimers,
  ...dealTimers,
  ...checkoutTimers,
  ...earningTimers,
  ...giftCardTimers,
  ...steamTimers,
  ...notificationTimers,
  ...privacyTimers,
  ...presenceTimers,
  ...backtestTimers,
  ...exchangeTimers,
]
