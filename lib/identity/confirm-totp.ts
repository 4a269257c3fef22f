import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { session, totp } from '@/db/schema/identity'
import { refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { inPerson, selfOf } from './access'
import { codeSchema } from './schemas/factor'
import { renewRecoveryCodes, stepOf, tellFactor, wrongCode } from './second-factor'

export const confirmTotp = command(
  {
    name: 'identity.confirmTotp',
    summary: 'Makes the authenticator count, by a first code from it, and gives the recovery codes.',
    input: z.object({ code: codeSchema }),
    output: z.object({ recoveryCodes: z.array(z.string()) }),
    access: inPerson,
    limit: { max: 10, windowS: 300 },
  },
  async ({ code }, ctx) => {
    const { id, sessionId } = selfOf(ctx.actor)
    const [row] = await ctx.tx.select().from(totp).where(eq(totp.personId, id)).for('update')
    if (!row)
      refuse('not_started', 'Start with the picture code, then enter a code from your app.', { status: 409 })
    if (row.confirmedAt) refuse('factor_exists', 'Your authenticator is set up already.', { status: 409 })
    const lastStep = stepOf(row, code, ctx.now) ?? wrongCode()
    await ctx.tx.update(totp).set({ confirmedAt: ctx.now, lastStep }).where(eq(totp.personId, id))
    if (sessionId) await ctx.tx.update(session).set({ provenAt: ctx.now }).where(eq(session.id, sessionId))
    await tellFactor(ctx, id, 'totp', 'on')
    return { recoveryCodes: await renewRecoveryCodes(ctx, id) }
  },
)
