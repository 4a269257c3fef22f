import { encode } from 'next-auth/jwt'
import { generateSync } from 'otplib'
import { expect, test } from 'vitest'
import { anonymous, type Person, system } from '@/lib/kernel/access'
import { env } from '@/lib/kernel/env'
import { freshDatabase } from '@/tests/harness/database'
import { passwordMember } from '@/tests/harness/mailbox'
import { confirmTotp } from './confirm-totp'
import { myFactors } from './my-factors'
import { mySessions } from './my-sessions'
import { newRecoveryCodes } from './new-recovery-codes'
import { openSession } from './open-session'
import { proveFactor } from './prove-factor'
import { actorOfCookie } from './session'
import { signOut } from './sign-out'
import { startTotp } from './start-totp'
import { turnOffTotp } from './turn-off-totp'

const { sql } = await freshDatabase()

const stepMs = 30_000

/** What the app shows, `steps` of 30 s from now. */
const codeOf = (secret: string, steps = 0) =>
  generateSync({ secret, epoch: Math.floor((Date.now() + steps * stepMs) / 1_000) })

const open = (personId: string) =>
  openSession.run({ actor: system('test') }, { personId, way: 'password', userAgent: '', address: '' })

const actorIn = async (personId: string, sessionId: string) =>
  actorOfCookie(
    `next-auth.session-token=${await encode({ token: { sub: personId, sid: sessionId }, secret: env().AUTH_SECRET })}`,
  )

async function member(): Promise<Person> {
  const { actor } = await passwordMember('a long password')
  return { ...actor, sessionId: (await open(actor.id)).sessionId }
}

/** Somebody whose authenticator counts; the code of step -1 confirmed it. */
async function guarded() {
  const actor = await member()
  const { secret } = await startTotp.run({ actor }, {})
  const { recoveryCodes } = await confirmTotp.run({ actor }, { code: codeOf(secret, -1) })
  return { actor, secret, recoveryCodes }
}

const later = (actor: Person) =>
  sql`update session set proven_at = now() - interval '11 minutes' where id = ${actor.sessionId ?? ''}`

test('an authenticator counts only after a code from it, and then gives ten recovery codes', async () => {
  const actor = await member()
  const { secret, uri, qrSvg } = await startTotp.run({ actor }, {})
  expect(uri).toContain(`secret=${secret}`)
  expect(qrSvg).toMatch(/^<svg/)
  expect((await open(actor.id)).awaitsFactor).toBe(false)
  await expect(confirmTotp.run({ actor }, { code: '000000' })).rejects.toMatchObject({ code: 'wrong_code' })
  expect((await myFactors.run({ actor }, {})).totpSince).toBeNull()
  const { recoveryCodes } = await confirmTotp.run({ actor }, { code: codeOf(secret) })
  expect(new Set(recoveryCodes).size).toBe(10)
  expect(await myFactors.run({ actor }, {})).toMatchObject({ recoveryCodesLeft: 10 })
  await expect(startTotp.run({ actor }, {})).rejects.toMatchObject({ code: 'factor_exists' })
})

test('an old sign-in begins no authenticator', async () => {
  const actor = await member()
  await sql`update session set created_at = now() - interval '11 minutes' where id = ${actor.sessionId ?? ''}`
  await expect(startTotp.run({ actor }, {})).rejects.toMatchObject({ code: 'confirm_required' })
})

test('the secret is sealed in its row', async () => {
  const { actor, secret } = await guarded()
  const [row] = await sql`select sealed_secret from totp where person_id = ${actor.id}`
  expect(row?.sealed_secret).toMatch(/^v1\./)
  expect(String(row?.sealed_secret)).not.toContain(secret)
})

test('a sign-in without the second factor opens nothing until the code is shown', async () => {
  const { actor, secret } = await guarded()
  const { sessionId, awaitsFactor } = await open(actor.id)
  expect(awaitsFactor).toBe(true)
  const waiting = await actorIn(actor.id, sessionId)
  expect(waiting).toEqual({ kind: 'anonymous', awaiting: { personId: actor.id, sessionId } })
  await expect(mySessions.run({ actor: waiting }, {})).rejects.toMatchObject({ status: 401 })
  await expect(proveFactor.run({ actor: waiting }, { code: '123456' })).rejects.toMatchObject({
    code: 'wrong_code',
  })
  await proveFactor.run({ actor: waiting }, { code: codeOf(secret) })
  expect(await actorIn(actor.id, sessionId)).toMatchObject({ kind: 'person', id: actor.id, sessionId })
})

test('somebody hears of a sign-in when it is complete, and once', async () => {
  const { actor, secret } = await guarded()
  const heard = async (sessionId: string) =>
    (await sql`select 1 from event where type = 'identity.signedIn' and payload->>'sessionId' = ${sessionId}`)
      .length
  const { sessionId } = await open(actor.id)
  expect(await heard(sessionId)).toBe(0)
  await proveFactor.run({ actor: await actorIn(actor.id, sessionId) }, { code: codeOf(secret) })
  expect(await heard(sessionId)).toBe(1)
  const own = { kind: 'person', id: actor.id, role: 'user', sessionId } as const
  await proveFactor.run({ actor: own }, { code: codeOf(secret, 1) })
  expect(await heard(sessionId)).toBe(1)
})

test('no code works twice, not even for two at the same instant', async () => {
  const { actor, secret } = await guarded()
  const code = codeOf(secret)
  const tries = await Promise.allSettled([1, 2, 3, 4].map(() => proveFactor.run({ actor }, { code })))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await expect(proveFactor.run({ actor }, { code })).rejects.toMatchObject({ code: 'wrong_code' })
  await expect(proveFactor.run({ actor }, { code: codeOf(secret, -1) })).rejects.toMatchObject({
    code: 'wrong_code',
  })
})

test('a recovery code opens the account once, however it is written', async () => {
  const { actor, recoveryCodes } = await guarded()
  const [code = ''] = recoveryCodes
  const { sessionId } = await open(actor.id)
  const waiting = await actorIn(actor.id, sessionId)
  await proveFactor.run({ actor: waiting }, { code: ` ${code.toUpperCase().replace('-', ' ')} ` })
  expect((await actorIn(actor.id, sessionId)).kind).toBe('person')
  await expect(proveFactor.run({ actor }, { code })).rejects.toMatchObject({ code: 'wrong_code' })
  expect((await myFactors.run({ actor }, {})).recoveryCodesLeft).toBe(9)
})

test("somebody else's codes open nothing", async () => {
  const [mine, theirs] = [await guarded(), await guarded()]
  const [stolen = ''] = theirs.recoveryCodes
  for (const code of [stolen, codeOf(theirs.secret)])
    await expect(proveFactor.run({ actor: mine.actor }, { code })).rejects.toMatchObject({
      code: 'wrong_code',
    })
})

test('turning it off and new codes ask for the second factor again after ten minutes', async () => {
  const { actor, secret, recoveryCodes } = await guarded()
  await later(actor)
  for (const act of [turnOffTotp, newRecoveryCodes])
    await expect(act.run({ actor }, {})).rejects.toMatchObject({ code: 'step_up_required' })
  await proveFactor.run({ actor }, { code: codeOf(secret) })
  const fresh = await newRecoveryCodes.run({ actor }, {})
  expect(fresh.recoveryCodes).not.toEqual(recoveryCodes)
  const [old = ''] = recoveryCodes
  await expect(proveFactor.run({ actor }, { code: old })).rejects.toMatchObject({ code: 'wrong_code' })
  await turnOffTotp.run({ actor }, {})
  expect(await myFactors.run({ actor }, {})).toMatchObject({ totpSince: null, recoveryCodesLeft: 0 })
  expect((await open(actor.id)).awaitsFactor).toBe(false)
})

test('guessing codes is slowed', async () => {
  const { actor } = await guarded()
  const guess = () => proveFactor.run({ actor }, { code: '000000' })
  for (let n = 0; n < 6; n++) await expect(guess()).rejects.toMatchObject({ code: 'wrong_code' })
  await expect(guess()).rejects.toMatchObject({ code: 'too_many_requests' })
})

test('a sign-in that waits can be given up', async () => {
  const { actor } = await guarded()
  const { sessionId } = await open(actor.id)
  await signOut.run({ actor: await actorIn(actor.id, sessionId) }, {})
  expect(await actorIn(actor.id, sessionId)).toEqual(anonymous)
})

test('a stranger neither sets up, nor shows, nor removes a factor', async () => {
  for (const op of [startTotp, turnOffTotp, newRecoveryCodes, myFactors])
    await expect(op.run({ actor: anonymous }, {})).rejects.toMatchObject({ status: 401 })
  for (const op of [confirmTotp, proveFactor])
    await expect(op.run({ actor: anonymous }, { code: '123456' })).rejects.toMatchObject({ status: 401 })
})
