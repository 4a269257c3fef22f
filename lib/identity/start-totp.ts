import { eq } from 'drizzle-orm'
import { generateSecret, generateURI } from 'otplib'
import { toString as drawQr } from 'qrcode'
import { z } from 'zod'
import { person, totp } from '@/db/schema/identity'
import { notFound, refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { inPerson, selfOf } from './access'
import { demandFresh } from './fresh'
import { sealTotp } from './second-factor'

export const startTotp = command(
  {
    name: 'identity.startTotp',
    summary:
      'Begins to set up an authenticator app; it counts only after a first code from it. Asks who it is.',
    input: z.object({}),
    output: z.object({ secret: z.string(), uri: z.string(), qrSvg: z.string() }),
    access: inPerson,
    limit: { max: 20, windowS: 300 },
  },
  async (_, ctx) => {
    const { id } = selfOf(ctx.actor)
    const [kept] = await ctx.tx.select().from(totp).where(eq(totp.personId, id)).for('update')
    if (kept?.confirmedAt) refuse('factor_exists', 'Your authenticator is set up already.', { status: 409 })
    await demandFresh(ctx)
    const [row] = await ctx.tx.select().from(person).where(eq(person.id, id))
    if (!row) notFound('account')
    const secret = generateSecret()
    const fresh = {
      sealedSecret: sealTotp(id, secret),
      createdAt: ctx.now,
      confirmedAt: null,
      lastStep: null,
    }
    await ctx.tx
      .insert(totp)
      .values({ personId: id, ...fresh })
      .onConflictDoUpdate({ target: totp.personId, set: fresh })
    const uri = generateURI({ issuer: 'Tradepost', label: row.email ?? row.name, secret })
    return { secret, uri, qrSvg: await drawQr(uri, { type: 'svg', margin: 1 }) }
  },
)
