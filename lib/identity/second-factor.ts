import { createHash, randomBytes } from 'node:crypto'
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { verifySync } from 'otplib'
import { recoveryCode, totp } from '@/db/schema/identity'
import { passkey } from '@/db/schema/identity-ways'
import { seal, unseal } from '@/lib/kernel/crypto'
import type { Db, Tx } from '@/lib/kernel/db'
import { refuse } from '@/lib/kernel/errors'
import type { Ctx } from '@/lib/kernel/operation'
import { factorChanged, roomOf } from './events'

const codesAtOnce = 10
/** A phone's clock may be off by one step of 30 s. */
const toleranceS = 30

export const totpContext = (personId: string) => `totp ${personId}`
export const sealTotp = (personId: string, secret: string): string => seal(secret, totpContext(personId))

/** An authenticator that counts, or a passkey. */
export async function hasFactor(db: Db | Tx, personId: string): Promise<boolean> {
  const [apps, keys] = await Promise.all([
    db
      .select({ id: totp.personId })
      .from(totp)
      .where(and(eq(totp.personId, personId), isNotNull(totp.confirmedAt))),
    db.select({ id: passkey.id }).from(passkey).where(eq(passkey.personId, personId)).limit(1),
  ])
  return apps.length + keys.length > 0
}

/** Recovery codes replace a factor: without one they open nothing. */
export async function dropIdleCodes(ctx: Ctx, personId: string): Promise<void> {
  if (await hasFactor(ctx.tx, personId)) return
  await ctx.tx.delete(recoveryCode).where(eq(recoveryCode.personId, personId))
}

type TotpRow = typeof totp.$inferSelect

/** The time step of a code that is right and newer than the last one accepted; null for any other. */
export function stepOf(row: TotpRow, code: string, at: Date): number | null {
  const digits = code.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(digits)) return null
  const found = verifySync({
    secret: unseal(row.sealedSecret, totpContext(row.personId)),
    token: digits,
    epoch: Math.floor(at.getTime() / 1_000),
    epochTolerance: toleranceS,
    ...(row.lastStep === null ? {} : { afterTimeStep: row.lastStep }),
  })
  return found.valid && 'timeStep' in found ? found.timeStep : null
}

/** Codes of 50 random bits: a plain hash keeps them. */
const hashOfCode = (personId: string, code: string): Buffer =>
  createHash('sha256')
    .update(`${personId} ${code.toLowerCase().replaceAll(/[^a-z2-7]/g, '')}`)
    .digest()

function newCode(): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz234567'
  const drawn = [...randomBytes(10)].map((byte) => letters[byte % letters.length]).join('')
  return `${drawn.slice(0, 5)}-${drawn.slice(5)}`
}

/** New codes; all earlier ones stop working. They are shown now and never again. */
export async function renewRecoveryCodes(ctx: Ctx, personId: string): Promise<string[]> {
  const codes = Array.from({ length: codesAtOnce }, newCode)
  await ctx.tx.delete(recoveryCode).where(eq(recoveryCode.personId, personId))
  await ctx.tx
    .insert(recoveryCode)
    .values(codes.map((code) => ({ personId, hash: hashOfCode(personId, code) })))
  return codes
}

/** Accepts a code of the authenticator or a recovery code, once; refuses everything else. */
export async function demandCode(
  ctx: Ctx,
  personId: string,
  code: string,
): Promise<'totp' | 'recovery_code'> {
  const [row] = await ctx.tx.select().from(totp).where(eq(totp.personId, personId)).for('update')
  if (!(await hasFactor(ctx.tx, personId)))
    refuse('no_factor', 'This account has no second factor.', { status: 409 })
  const step = row?.confirmedAt ? stepOf(row, code, ctx.now) : null
  if (step !== null) {
    await ctx.tx.update(totp).set({ lastStep: step }).where(eq(totp.personId, personId))
    return 'totp'
  }
  const used = await ctx.tx
    .update(recoveryCode)
    .set({ usedAt: ctx.now })
    .where(
      and(
        eq(recoveryCode.personId, personId),
        eq(recoveryCode.hash, hashOfCode(personId, code)),
        isNull(recoveryCode.usedAt),
      ),
    )
    .returning({ personId: recoveryCode.personId })
  if (used.length === 0) wrongCode()
  return 'recovery_code'
}

export function wrongCode(): never {
  const sentence = 'This code is not right, or was used before. Try the next one.'
  refuse('wrong_code', sentence, { fields: { code: sentence } })
}

const actOf = {
  totp: { on: 'identity.confirmTotp', off: 'identity.turnOffTotp' },
  passkey: { on: 'identity.addPasskey', off: 'identity.removePasskey' },
}

/** Into the audit log, and to everybody who has to know. */
export async function tellFactor(
  ctx: Ctx,
  personId: string,
  factor: 'totp' | 'passkey',
  state: 'on' | 'off',
): Promise<void> {
  await ctx.audit({ act: actOf[factor][state], subject: personId, detail: { [factor]: state } })
  await ctx.emit(factorChanged, {
    aggregate: personId,
    payload: { personId, factor, state },
    rooms: [roomOf(personId)],
  })
}
