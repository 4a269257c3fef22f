import { and, eq } from 'drizzle-orm'
import { strategy } from '@/db/schema/strategies'
import type { Access, Actor } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'

/** A strategy is seen by its owner alone; to everybody else it does not exist. */
export const strategyOwner: Access<{ strategyId: string }> = {
  rule: 'The owner of the strategy.',
  answers: { stranger: 401, other: 404, owner: 'allow' },
  hides: 'strategy',
  check: async (actor, { strategyId }, tx) => {
    if (actor.kind !== 'person') return false
    const mine = and(eq(strategy.id, strategyId), eq(strategy.ownerId, actor.id))
    const rows = await tx.select({ id: strategy.id }).from(strategy).where(mine)
    return rows.length === 1
  },
}

/** The person who asks; a worker has no strategies. */
export function selfOf(actor: Actor): string {
  if (actor.kind === 'person') return actor.id
  refuse('sign_in_required', 'Sign in to do this.', { status: 401 })
}
