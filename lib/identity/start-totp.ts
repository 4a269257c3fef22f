import { eq } from 'drizzle-orm'
import { generateSecret, generateURI } from 'otplib'
import { toString as drawQr } from 'qrcode'
import { z } from 'zod'
import { person, totp } from '@/db/schema/identity'
import { notFound, refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { inPerson, selfOf } from './access'
import { hasFactor, sealTotp } from './second-factor'

export const startTotp = command(
  {
    name: 'identity.startTotp',
    summary: 'Begins to set up an authenticator app; it counts only after a first code from it.',
    input: z.object({}),
    output: z.object({ secret: z.string(), uri: z.string(), qrSvg: z.string() }),
    access: inPerson,
    limit: { max: 20, windowS: 300 },
  },
  async (_, ctx) => {
    const { id } = selfOf(ctx.actor)
    if (await hasFactor(ctx.tx, id))
      refuse('factor_exists', 'Your authenticator is set up already.', { status: 409 })
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
