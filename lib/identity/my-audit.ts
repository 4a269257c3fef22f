import { and, desc, eq, lt, or } from 'drizzle-orm'
import { audit } from '@/db/schema/kernel'
import { signedIn } from '@/lib/kernel/access'
import { query } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { myAuditInput, myAuditView } from './schemas/audit'

export const myAudit = query(
  {
    name: 'identity.myAudit',
    summary: 'What the caller did that is kept in the audit log, and what others did to their account.',
    input: myAuditInput,
    output: myAuditView,
    access: signedIn,
  },
  async ({ cursor, limit }, { actor, db }) => {
    const me = selfOf(actor).id
    // Ids of the log grow with time.
    const rows = await db
      .select()
      .from(audit)
      .where(and(or(eq(audit.actor, me), eq(audit.subject, me)), cursor ? lt(audit.id, cursor) : undefined))
      .orderBy(desc(audit.id))
      .limit(limit + 1)
    const items = rows.slice(0, limit).map(({ id, at, actor: who, act, subject, reason, address }) => ({
      id,
      at: at.toISOString(),
      act,
      byMe: who === me,
      aboutMe: subject === me,
      reason,
      // Where somebody else sat is not ours to tell.
      address: who === me ? address : null,
    }))
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
  },
)
