import { eq } from 'drizzle-orm'
import { dataExport } from '@/db/schema/privacy'
import type { Access, Actor, Person } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'

/** The person who asks; a worker has no account to leave. */
export function selfOf(actor: Actor): Person {
  if (actor.kind === 'person') return actor
  refuse('sign_in_required', 'Sign in to do this.', { status: 401 })
}

/** The person themselves: not their tokens, and nobody else whatever their office. */
export const ownExport: Access<{ exportId: string }> = {
  rule: 'The person whose data it is, themselves; not their API tokens.',
  answers: { stranger: 401, other: 404, owner: 'allow', token: 404 },
  hides: 'export',
  check: async (actor, { exportId }, db) => {
    if (actor.kind !== 'person' || actor.token) return false
    const [row] = await db
      .select({ personId: dataExport.personId })
      .from(dataExport)
      .where(eq(dataExport.id, exportId))
    return row?.personId === actor.id
  },
}
