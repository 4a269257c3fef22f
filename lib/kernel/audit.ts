import { audit } from '@/db/schema/kernel'
import { type Actor, actorName } from './access'
import type { Tx } from './db'
import { newId } from './ids'

export interface AuditEntry {
  /** What was done, as the operation's name: `deals.refund`. */
  act: string
  /** Id of what it was done to. */
  subject: string
  reason?: string
  detail?: Record<string, unknown>
}

interface Stamp {
  actor: Actor
  now: Date
  requestId: string
  address?: string | undefined
}

export async function appendAudit(tx: Tx, stamp: Stamp, entry: AuditEntry): Promise<void> {
  await tx.insert(audit).values({
    id: newId('audit'),
    at: stamp.now,
    actor: actorName(stamp.actor),
    act: entry.act,
    subject: entry.subject,
    reason: entry.reason ?? null,
    detail: entry.detail ?? {},
    requestId: stamp.requestId,
    address: stamp.address ?? null,
  })
}
