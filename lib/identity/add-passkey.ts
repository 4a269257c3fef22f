import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { recoveryCode, session } from '@/db/schema/identity'
import { passkey } from '@/db/schema/identity-ways'
import { refuse } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { type Ctx, command } from '@/lib/kernel/operation'
import { inPerson, selfOf } from './access'
import { madePasskey } from './adapters/webauthn'
import { spendChallenge } from './challenge'
import { demandFresh } from './fresh'
import { challengeIn, passkeyView } from './passkey'
import { newPasskeyAnswer, passkeyNameSchema, passkeyViewSchema } from './schemas/factor'
import { renewRecoveryCodes, tellFactor } from './second-factor'

export const addPasskey = command(
  {
    name: 'identity.addPasskey',
    summary: 'Keeps the passkey that the browser has made. The first one comes with recovery codes.',
    input: z.object({ answer: newPasskeyAnswer, name: passkeyNameSchema }),
    output: z.object({ passkey: passkeyViewSchema, recoveryCodes: z.array(z.string()) }),
    access: inPerson,
    limit: { max: 20, windowS: 300 },
  },
  async ({ answer, name }, ctx) => {
    const { id: personId, sessionId } = selfOf(ctx.actor)
    await demandFresh(ctx)
    const value = challengeIn(answer)
    const made = (await spendChallenge('new_passkey', personId, value)) && (await madePasskey(answer, value))
    if (!made) refuse('passkey_refused', 'This passkey could not be kept. Start again.', { status: 409 })
    const { transports, ...kept } = made
    const [row] = await ctx.tx
      .insert(passkey)
      .values({
        id: newId('passkey'),
        personId,
        userHandle: personId,
        name,
        ...kept,
        transports: [...transports],
        createdAt: ctx.now,
      })
      .onConflictDoNothing({ target: passkey.credentialId })
      .returning()
    if (!row) refuse('passkey_known', 'This passkey is kept already.', { status: 409 })
    // Made here and now, by whoever holds it: as good as shown.
    await ctx.tx
      .update(session)
      .set({ provenAt: ctx.now })
      .where(eq(session.id, sessionId ?? ''))
    await tellFactor(ctx, personId, 'passkey', 'on')
    return { passkey: passkeyView(row), recoveryCodes: await firstCodes(ctx, personId) }
  },
)

async function firstCodes(ctx: Ctx, personId: string): Promise<string[]> {
  const kept = await ctx.tx.select().from(recoveryCode).where(eq(recoveryCode.personId, personId)).limit(1)
  return kept.length > 0 ? [] : renewRecoveryCodes(ctx, personId)
}
