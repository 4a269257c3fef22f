/**
 * Privacy: everything about a person in their hands, and their leaving, over all domains that hold something of them.
 * It knows no table but its own: each domain says itself what it gives and how it forgets.
 */
import type { Timer } from '@/lib/kernel/timer'
import { deletePeople } from './delete-people'
import { forgetExports, makeExport } from './export-data'

export { myPrivacy } from './my-privacy'
export { deletionOf, keepAccount, planDeletion } from './plan-deletion'
export { downloadExport, requestExport } from './request-export'

export const privacyJobs = [makeExport]

export const privacyTimers: readonly Timer[] = [
  { name: 'privacy.forgetExports', everyMs: 3_600_000, run: forgetExports },
  { name: 'privacy.deletePeople', everyMs: 60_000, run: deletePeople },
]
