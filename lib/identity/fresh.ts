import { eq } from 'drizzle-orm'
import { session } from '@/db/schema/identity'
import { inMs } from '@/lib/kernel/clock'
import { refuse } from '@/lib/kernel/errors'
import type { Ctx } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { demandProof, provenMs } from './prove-factor'
import { hasFactor } from './second-factor'

/**
 * For acts that change a way in. Whoever has a second factor must have shown it within ten minutes; everybody else must
 * have signed in, or given their password again, within ten minutes. Refuses `step_up_required` or `confirm_required`.
 */
export async function demandFresh(ctx: Ctx): Promise<void> {
  const { id, sessionId } = selfOf(ctx.actor)
  if (await hasFactor(ctx.tx, id)) return demandProof(ctx)
  const [row] = await ctx.tx
    .select({ createdAt: session.createdAt, provenAt: session.provenAt })
    .from(session)
    .where(eq(session.id, sessionId ?? ''))
  const since = inMs(ctx.now, -provenMs)
  if (row && (row.createdAt > since || (row.provenAt ?? row.createdAt) > since)) return
  refuse('confirm_required', 'Show first that it is you: enter your password, or sign in anew.', {
    status: 403,
  })
}
