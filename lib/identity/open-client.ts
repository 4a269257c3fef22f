import { clientToken, session } from '@/db/schema/identity'
import { systemOnly } from '@/lib/kernel/access'
import { inMs } from '@/lib/kernel/clock'
import { assert } from '@/lib/kernel/errors'
import { idSchema, newId } from '@/lib/kernel/ids'
import { command } from '@/lib/kernel/operation'
import { newPair, refreshMs, rowsOf, viewOf } from './client-token'
import { tellSignedIn } from './open-session'
import { clientTokensSchema, signInClientInput } from './schemas/session'
import { demandCode } from './second-factor'

export const openClient = command(
  {
    name: 'identity.openClient',
    summary: 'Opens the session of a program whose person has just shown their password.',
    input: signInClientInput.omit({ email: true, password: true }).extend({ personId: idSchema('user') }),
    output: clientTokensSchema,
    access: systemOnly,
  },
  async ({ personId, code, scope, program }, ctx) => {
    const way = code === undefined ? null : await demandCode(ctx, personId, code)
    const [opened] = await ctx.tx
      .insert(session)
      .values({
        id: newId('session'),
        personId,
        way: 'password',
        program,
        scope,
        userAgent: '',
        address: ctx.address ?? '',
        awaitsFactor: false,
        provenAt: way && ctx.now,
        createdAt: ctx.now,
        usedAt: ctx.now,
        expiresAt: inMs(ctx.now, refreshMs),
      })
      .returning()
    assert(opened, 'The session was not written.')
    const pair = newPair()
    await ctx.tx.insert(clientToken).values(rowsOf(pair, opened.id, ctx.now))
    const detail = { session: opened.id, program, scope }
    await ctx.audit({ act: 'identity.openClient', subject: personId, detail })
    if (way === 'recovery_code') await ctx.audit({ act: 'identity.useRecoveryCode', subject: personId })
    await tellSignedIn(ctx, opened)
    return viewOf(pair, scope, ctx.now)
  },
)
