import { eq } from 'drizzle-orm'
import { generateSecret, generateURI } from 'otplib'
import { toString as drawQr } from 'qrcode'
import { z } from 'zod'
import { person, recoveryCode, session, totp } from '@/db/schema/identity'
import { notFound, refuse } from '@/lib/kernel/errors'
import { type Ctx, command } from '@/lib/kernel/operation'
import { inPerson, selfOf } from './access'
import { factorChanged, roomOf } from './events'
import { demandProof } from './prove-factor'
import { codeSchema } from './schemas'
import { hasFactor, renewRecoveryCodes, sealTotp, stepOf, wrongCode } from './second-factor'

const codes = z.object({ recoveryCodes: z.array(z.string()) })

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

export const confirmTotp = command(
  {
    name: 'identity.confirmTotp',
    summary: 'Makes the authenticator count, by a first code from it, and gives the recovery codes.',
    input: z.object({ code: codeSchema }),
    output: codes,
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
    await tell(ctx, id, 'on')
    return { recoveryCodes: await renewRecoveryCodes(ctx, id) }
  },
)

export const turnOffTotp = command(
  {
    name: 'identity.turnOffTotp',
    summary: 'Removes the authenticator and its recovery codes. Asks for the second factor.',
    input: z.object({}),
    output: z.object({}),
    access: inPerson,
  },
  async (_, ctx) => {
    const { id } = selfOf(ctx.actor)
    await demandProof(ctx)
    const gone = await ctx.tx.delete(totp).where(eq(totp.personId, id)).returning()
    await ctx.tx.delete(recoveryCode).where(eq(recoveryCode.personId, id))
    if (gone.some(({ confirmedAt }) => confirmedAt)) await tell(ctx, id, 'off')
    return {}
  },
)

export const newRecoveryCodes = command(
  {
    name: 'identity.newRecoveryCodes',
    summary: 'Gives ten new recovery codes; the earlier ones stop working. Asks for the second factor.',
    input: z.object({}),
    output: codes,
    access: inPerson,
  },
  async (_, ctx) => {
    const { id } = selfOf(ctx.actor)
    if (!(await hasFactor(ctx.tx, id)))
      refuse('no_factor', 'This account has no second factor.', { status: 409 })
    await demandProof(ctx)
    await ctx.audit({ act: 'identity.newRecoveryCodes', subject: id })
    return { recoveryCodes: await renewRecoveryCodes(ctx, id) }
  },
)

async function tell(ctx: Ctx, personId: string, state: 'on' | 'off'): Promise<void> {
  await ctx.audit({ act: 'identity.secondFactor', subject: personId, detail: { totp: state } })
  await ctx.emit(factorChanged, {
    aggregate: personId,
    payload: { personId, factor: 'totp', state },
    rooms: [roomOf(personId)],
  })
}
