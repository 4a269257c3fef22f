import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt } from 'drizzle-orm'
import { z } from 'zod'
import { challenge } from '@/db/schema/identity-ways'
import { inMs } from '@/lib/kernel/clock'
import { refuse } from '@/lib/kernel/errors'
import { type Ctx, command } from '@/lib/kernel/operation'
import { inPerson, selfOf } from './access'
import { demandFresh } from './fresh'

const lifeMs = 10 * 60_000

const letters = 'abcdefghijklmnopqrstuvwxyz234567'

function newCode(): string {
  const drawn = [...randomBytes(20)].map((byte) => letters[byte % letters.length]).join('')
  return drawn.replaceAll(/(.{5})(?=.)/g, '$1-')
}

/** 100 random bits: a plain hash keeps them. */
const hashOfCode = (code: string): Buffer =>
  createHash('sha256')
    .update(`merge ${code.toLowerCase().replaceAll(/[^a-z2-7]/g, '')}`)
    .digest()

/** Made in a session of the account that ends: whoever has the code has shown every proof that a sign-in there asks for. */
export const makeMergeCode = command(
  {
    name: 'identity.makeMergeCode',
    summary: 'A code with which another account takes over everything that is in this one. Asks who it is.',
    input: z.object({}),
    output: z.object({ code: z.string(), until: z.string() }),
    access: inPerson,
    limit: { max: 10, windowS: 600 },
  },
  async (_, ctx) => {
    const { id } = selfOf(ctx.actor)
    await demandFresh(ctx)
    await ctx.tx.delete(challenge).where(and(eq(challenge.personId, id), eq(challenge.purpose, 'merge')))
    const [code, expiresAt] = [newCode(), inMs(ctx.now, lifeMs)]
    await ctx.tx
      .insert(challenge)
      .values({ hash: hashOfCode(code), purpose: 'merge', personId: id, expiresAt })
    await ctx.audit({ act: 'identity.makeMergeCode', subject: id })
    return { code, until: expiresAt.toISOString() }
  },
)

/** Whose account the code gives away; used up together with whatever else the transaction does. */
export async function takeMergeCode(ctx: Ctx, code: string): Promise<string> {
  const [taken] = await ctx.tx
    .delete(challenge)
    .where(
      and(
        eq(challenge.hash, hashOfCode(code)),
        eq(challenge.purpose, 'merge'),
        gt(challenge.expiresAt, ctx.now),
      ),
    )
    .returning({ personId: challenge.personId })
  if (taken?.personId) return taken.personId
  const sentence = 'This code is not right, was used before, or is older than ten minutes.'
  refuse('wrong_merge_code', sentence, { fields: { code: sentence } })
}
