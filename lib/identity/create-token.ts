import { count } from 'drizzle-orm'
import { z } from 'zod'
import { apiToken } from '@/db/schema/identity'
import { inMs } from '@/lib/kernel/clock'
import { refuse } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { command } from '@/lib/kernel/operation'
import { inPerson, selfOf } from './access'
import { hashOfSecret, newSecret, openTokensOf, type TokenRow, tokenView } from './api-token'
import { demandFactor } from './prove-factor'
import { newTokenInput, tokenViewSchema } from './schemas/session'

const mostTokens = 20
const dayMs = 86_400_000

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
    if (scope === 'write') await demandFactor(ctx)
    const [had] = await ctx.tx.select({ n: count() }).from(apiToken).where(openTokensOf(personId))
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
    return { ...tokenView(row), secret }
  },
)
