import { and, count, desc, eq, gt, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { apiToken } from '@/db/schema/identity'
import { type Access, signedIn } from '@/lib/kernel/access'
import { inMs, now } from '@/lib/kernel/clock'
import { refuse } from '@/lib/kernel/errors'
import { idSchema, newId } from '@/lib/kernel/ids'
import { command, query } from '@/lib/kernel/operation'
import { inPerson, selfOf } from './access'
import { hashOfSecret, newSecret } from './api-token'
import { demandProof } from './prove-factor'
import { newTokenInput, tokenViewSchema } from './schemas'

const mostTokens = 20
const dayMs = 86_400_000

type TokenRow = typeof apiToken.$inferSelect

const viewOf = ({ id, name, hint, scope, createdAt, expiresAt, usedAt, usedFrom }: TokenRow) => ({
  id,
  name,
  hint,
  scope,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  usedAt: usedAt?.toISOString() ?? null,
  usedFrom,
})

const openOf = (personId: string) =>
  and(eq(apiToken.personId, personId), isNull(apiToken.revokedAt), gt(apiToken.expiresAt, now()))

export const createToken = command(
  {
    name: 'identity.createToken',
    summary: 'Makes an API token. Its secret is in this answer and never shown again.',
    input: newTokenInput,
    output: tokenViewSchema.extend({ secret: z.string() }),
    access: inPerson,
    limit: { max: 20, windowS: 600 },
  },
  async ({ name, scope, days }, ctx) => {
    const { id: personId } = selfOf(ctx.actor)
    if (scope === 'write') await demandProof(ctx)
    const [had] = await ctx.tx.select({ n: count() }).from(apiToken).where(openOf(personId))
    if ((had?.n ?? 0) >= mostTokens)
      refuse('too_many_tokens', `An account has at most ${mostTokens} tokens. Revoke one first.`, {
        status: 409,
      })
    const secret = newSecret()
    const row: TokenRow = {
      id: newId('token'),
      personId,
      name,
      hash: hashOfSecret(secret),
      hint: secret.slice(-4),
      scope,
      createdAt: ctx.now,
      expiresAt: inMs(ctx.now, days * dayMs),
      usedAt: null,
      usedFrom: null,
      revokedAt: null,
    }
    await ctx.tx.insert(apiToken).values(row)
    await ctx.audit({
      act: 'identity.createToken',
      subject: personId,
      detail: { token: row.id, scope, days },
    })
    return { ...viewOf(row), secret }
  },
)

export const myTokens = query(
  {
    name: 'identity.myTokens',
    summary: 'The open API tokens of the caller, the newest first, without their secrets.',
    input: z.object({}),
    output: z.object({ items: z.array(tokenViewSchema) }),
    access: signedIn,
  },
  async (_, { actor, db }) => {
    const rows = await db
      .select()
      .from(apiToken)
      .where(openOf(selfOf(actor).id))
      .orderBy(desc(apiToken.createdAt), desc(apiToken.id))
    return { items: rows.map(viewOf) }
  },
)

const ownToken: Access<{ tokenId: string }> = {
  rule: 'The person whose token it is, signed in themselves.',
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
