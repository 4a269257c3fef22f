import { and, eq } from 'drizzle-orm'
import { backtestRun } from '@/db/schema/backtest'
import type { Access, Actor, Person } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'

/** Only the person who asked for a run may see it; to everybody else it does not exist. */
export const ownRun: Access<{ runId: string }> = {
  rule: 'The person who asked for the run.',
  answers: { stranger: 401, other: 404, owner: 'allow' },
  hides: 'backtest',
  check: async (actor, { runId }, db) => {
    if (actor.kind !== 'person') return false
    const rows = await db
      .select({ id: backtestRun.id })
      .from(backtestRun)
      .where(and(eq(backtestRun.id, runId), eq(backtestRun.ownerId, actor.id)))
    return rows.length === 1
  },
}

export function personOf(actor: Actor): Person {
  if (actor.kind === 'person') return actor
  refuse('sign_in_required', 'Sign in to do this.', { status: 401 })
}
