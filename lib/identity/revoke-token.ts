import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { apiToken } from '@/db/schema/identity'
import type { Access } from '@/lib/kernel/access'
import { idSchema } from '@/lib/kernel/ids'
import { command } from '@/lib/kernel/operation'
import { selfOf } from './access'

const ownToken: Access<{ tokenId: string }> = {
  rule: 'The person whose token it is, signed in themselves.',
  answers: { stranger: 401, other: 404, owner: 'allow', token: 404 },
  hides: 'token',
  check: async (actor, { tokenId }, db) => {
    if (actor.kind !== 'person' || actor.token) return false
    const rows = await db
      .select({ id: apiToken.id })
      .from(apiToken)
      .where(and(eq(apiToken.id, tokenId), eq(apiToken.personId, actor.id)))
    return rows.length === 1
  },
}

export const revokeToken = command(
  {
    name: 'identity.revokeToken',
    summary: 'Ends an API token at once. Doing it again changes nothing.',
    input: z.object({ tokenId: idSchema('token') }),
    output: z.object({}),
    access: ownToken,
  },
  async ({ tokenId }, ctx) => {
    const ended = await ctx.tx
      .update(apiToken)
      .set({ revokedAt: ctx.now })
      .where(and(eq(apiToken.id, tokenId), isNull(apiToken.revokedAt)))
      .returning({ id: apiToken.id })
    const { id } = selfOf(ctx.actor)
    if (ended.length > 0)
      await ctx.audit({ act: 'identity.revokeToken', subject: id, detail: { token: tokenId } })
    return {}
  },
)
