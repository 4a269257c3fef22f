import { and, eq, gt, lt } from 'drizzle-orm'
import { z } from 'zod'
import { clientToken, session } from '@/db/schema/identity'
import { systemOnly } from '@/lib/kernel/access'
import { inMs } from '@/lib/kernel/clock'
import { type Ctx, command } from '@/lib/kernel/operation'
import { hashOfToken, pairAfter, refreshMs, rowsOf, viewOf } from './client-token'
import { endSessions } from './end-sessions'
import { roomOf, tokenReused } from './events'
import { clientTokensSchema, refreshClientInput } from './schemas/session'

/** A replaced token gives the same answer again for this long, unless its successor was used meanwhile. */
const sameAnswerMs = 10_000

export const rotateClient = command(
  {
    name: 'identity.rotateClient',
    summary: 'Replaces a refresh token; ends the session of one that was replaced before.',
    input: refreshClientInput,
    output: z.object({ tokens: clientTokensSchema.nullable() }),
    access: systemOnly,
  },
  async ({ refreshToken }, ctx) => {
    const found = await lockToken(ctx, refreshToken)
    if (!found || found.open.endedAt || found.open.expiresAt <= ctx.now) return { tokens: null }
    const { token, open } = found
    const next = pairAfter(refreshToken)
    const scope = open.scope ?? 'read'
    if (!token.replacedAt) {
      await ctx.tx.update(clientToken).set({ replacedAt: ctx.now }).where(eq(clientToken.hash, token.hash))
      await ctx.tx.insert(clientToken).values(rowsOf(next, open.id, ctx.now))
      await keepOpen(ctx, open.id)
      return { tokens: viewOf(next, scope, ctx.now) }
    }
    const [after] = await ctx.tx
      .select({ replacedAt: clientToken.replacedAt })
      .from(clientToken)
      .where(eq(clientToken.hash, hashOfToken(next.refreshToken)))
    if (after && !after.replacedAt && token.replacedAt > inMs(ctx.now, -sameAnswerMs))
      return { tokens: viewOf(next, scope, token.replacedAt) }
    await endFamily(ctx, open)
    return { tokens: null }
  },
)

/** Whoever refreshes first holds the session; everybody after them sees what they did. */
async function lockToken(ctx: Ctx, refreshToken: string) {
  const isThis = and(eq(clientToken.hash, hashOfToken(refreshToken)), eq(clientToken.kind, 'refresh'))
  const [known] = await ctx.tx.select({ sessionId: clientToken.sessionId }).from(clientToken).where(isThis)
  if (!known) return null
  const [open] = await ctx.tx.select().from(session).where(eq(session.id, known.sessionId)).for('update')
  const [token] = await ctx.tx
    .select()
    .from(clientToken)
    .where(and(isThis, gt(clientToken.expiresAt, ctx.now)))
  return open && token ? { open, token } : null
}

/** Tokens that have run out are of no use any more, not even to tell that one was stolen: the session outlives them all. */
async function keepOpen(ctx: Ctx, sessionId: string): Promise<void> {
  const change = { usedAt: ctx.now, expiresAt: inMs(ctx.now, refreshMs), address: ctx.address ?? '' }
  await ctx.tx.update(session).set(change).where(eq(session.id, sessionId))
  await ctx.tx
    .delete(clientToken)
    .where(and(eq(clientToken.sessionId, sessionId), lt(clientToken.expiresAt, ctx.now)))
}

/** Two hold one token, and one of them has no right to: nobody goes on with it, and the person is told. */
async function endFamily(ctx: Ctx, { id, personId, program }: typeof session.$inferSelect): Promise<void> {
  await endSessions(ctx, personId, 'revoked', { only: id })
  await ctx.audit({ act: 'identity.tokenReused', subject: personId, detail: { session: id, program } })
  const payload = { personId, program: program ?? '', address: ctx.address ?? '' }
  await ctx.emit(tokenReused, { aggregate: personId, payload, rooms: [roomOf(personId)] })
}
