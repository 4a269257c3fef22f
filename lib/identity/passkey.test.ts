import { expect, test } from 'vitest'
import { anonymous, type Person, system } from '@/lib/kernel/access'
import { inMs, setClock } from '@/lib/kernel/clock'
import { authenticator, type Habits } from '@/tests/harness/authenticator'
import { freshDatabase } from '@/tests/harness/database'
import { codeOf } from '@/tests/harness/factor'
import { newStranger, passwordMember, signedInAs } from '@/tests/harness/mailbox'
import { newPerson } from '@/tests/harness/people'
import { addPasskey } from './add-passkey'
import { askPasskey } from './ask-passkey'
import { changePassword } from './change-password'
import { confirmTotp } from './confirm-totp'
import { myFactors } from './my-factors'
import { myPasskeys } from './my-passkeys'
import { openSession } from './open-session'
import { proveFactor } from './prove-factor'
import { provePasskey } from './prove-passkey'
import { removePasskey } from './remove-passkey'
import { renamePasskey } from './rename-passkey'
import { startPasskey } from './start-passkey'
import { startTotp } from './start-totp'
import { verifyPasskey } from './verify-passkey'

const { db, sql } = await freshDatabase()

async function member(): Promise<Person> {
  return signedInAs((await passwordMember('a long password')).actor.id)
}

async function add(actor: Person, habits: Habits = {}) {
  const device = authenticator(habits)
  const { options } = await startPasskey.run({ actor }, {})
  const added = await addPasskey.run({ actor }, { answer: device.make(options), name: 'My phone' })
  return { device, ...added }
}

async function withPasskey() {
  const actor = await member()
  return { actor, ...(await add(actor)) }
}

async function signIn(device: ReturnType<typeof authenticator>, counter?: number) {
  const stranger = newStranger()
  const { options } = await askPasskey.run(stranger, {})
  return verifyPasskey.run(stranger, { answer: device.show(options, counter) })
}

const waiting = (personId: string, sessionId: string) =>
  ({ kind: 'anonymous', awaiting: { personId, sessionId } }) as const

test('a passkey is made, opens the account without a name, and is the second factor from then on', async () => {
  const { actor, device, recoveryCodes } = await withPasskey()
  expect(recoveryCodes).toHaveLength(10)
  expect((await signIn(device)).id).toBe(actor.id)
  const [shown] = (await myPasskeys.run({ actor }, {})).items
  expect(shown).toMatchObject({ name: 'My phone', backedUp: false, usedAt: expect.any(String) })
  expect(await myFactors.run({ actor }, {})).toMatchObject({ passkeys: 1, totpSince: null })
  const desk = { actor: system('test') }
  const byPassword = await openSession.run(desk, { personId: actor.id, way: 'password' })
  expect(byPassword.awaitsFactor).toBe(true)
  const byPasskey = await openSession.run(desk, { personId: actor.id, way: 'passkey', proven: true })
  expect(byPasskey.awaitsFactor).toBe(false)
})

test('a sign-in that waits is completed by a passkey of this person, and by no other', async () => {
  const [mine, theirs] = [await withPasskey(), await withPasskey()]
  const { sessionId } = await openSession.run(
    { actor: system('test') },
    { personId: mine.actor.id, way: 'password' },
  )
  const actor = waiting(mine.actor.id, sessionId)
  const ask = () => askPasskey.run({ actor }, {})
  const { options } = await ask()
  expect(JSON.stringify(options)).not.toContain(theirs.device.make({ challenge: 'x', user: { id: '' } }).id)
  await expect(provePasskey.run({ actor }, { answer: theirs.device.show(options) })).rejects.toMatchObject({
    code: 'wrong_passkey',
  })
  const again = await ask()
  await provePasskey.run({ actor }, { answer: mine.device.show(again.options) })
  const [row] = await sql`select awaits_factor from session where id = ${sessionId}`
  expect(row?.awaits_factor).toBe(false)
})

test('a recovery code stands in for a lost passkey', async () => {
  const { actor, recoveryCodes } = await withPasskey()
  const { sessionId } = await openSession.run(
    { actor: system('test') },
    { personId: actor.id, way: 'password' },
  )
  await proveFactor.run({ actor: waiting(actor.id, sessionId) }, { code: recoveryCodes[0] ?? '' })
  const [row] = await sql`select awaits_factor from session where id = ${sessionId}`
  expect(row?.awaits_factor).toBe(false)
})

test('an answer counts once, and none that was not asked for', async () => {
  const { device } = await withPasskey()
  const stranger = newStranger()
  const { options } = await askPasskey.run(stranger, {})
  const answer = device.show(options)
  await verifyPasskey.run(stranger, { answer })
  for (const replay of [answer, device.show({ challenge: 'made-up' })])
    await expect(verifyPasskey.run(stranger, { answer: replay })).rejects.toMatchObject({
      code: 'wrong_passkey',
    })
})

test('a counter that falls back is a copy, and is refused', async () => {
  const { device } = await withPasskey()
  await signIn(device, 10)
  await expect(signIn(device, 10)).rejects.toMatchObject({ code: 'wrong_passkey' })
  await expect(signIn(device, 9)).rejects.toMatchObject({ code: 'wrong_passkey' })
  await signIn(device, 11)
})

test.each<[string, Habits]>([
  ['for another site', { rpId: 'evil.example' }],
  ['made on another page', { origin: 'https://evil.example' }],
  ['without its owner', { verifies: false }],
])('a passkey %s is not kept', async (_, habits) => {
  const actor = await member()
  await expect(add(actor, habits)).rejects.toMatchObject({ code: 'passkey_refused' })
  expect((await myPasskeys.run({ actor }, {})).items).toEqual([])
})

test('somebody else cannot finish what a person began, nor anybody after five minutes', async () => {
  const [actor, other] = [await member(), await member()]
  const device = authenticator()
  const { options } = await startPasskey.run({ actor }, {})
  const answer = device.make(options)
  const input = { answer, name: 'Mine' }
  await expect(addPasskey.run({ actor: other }, input)).rejects.toMatchObject({ code: 'passkey_refused' })
  const later = inMs(new Date(), 5 * 60_000 + 1)
  setClock(() => later)
  await expect(addPasskey.run({ actor }, input)).rejects.toMatchObject({ code: 'passkey_refused' })
  setClock(() => new Date())
})

test('whoever has a passkey may have an authenticator too, once the passkey was shown', async () => {
  const { actor, device } = await withPasskey()
  await sql`update session set proven_at = null where id = ${actor.sessionId ?? ''}`
  await expect(startTotp.run({ actor }, {})).rejects.toMatchObject({ code: 'step_up_required' })
  const { options } = await askPasskey.run({ actor }, {})
  await provePasskey.run({ actor }, { answer: device.show(options) })
  const { secret } = await startTotp.run({ actor }, {})
  await confirmTotp.run({ actor }, { code: codeOf(secret) })
  expect(await myFactors.run({ actor }, {})).toMatchObject({ passkeys: 1, totpSince: expect.any(String) })
})

test('adding and removing ask who it is when the sign-in is old', async () => {
  const { actor, device, passkey } = await withPasskey()
  await sql`update session set created_at = now() - interval '11 minutes', proven_at = null where id = ${actor.sessionId ?? ''}`
  for (const act of [
    () => startPasskey.run({ actor }, {}),
    () => removePasskey.run({ actor }, { passkeyId: passkey.id }),
  ])
    await expect(act()).rejects.toMatchObject({ code: 'step_up_required' })
  const { options } = await askPasskey.run({ actor }, {})
  await provePasskey.run({ actor }, { answer: device.show(options) })
  await removePasskey.run({ actor }, { passkeyId: passkey.id })
  expect(await myFactors.run({ actor }, {})).toMatchObject({ passkeys: 0, recoveryCodesLeft: 0 })
  await expect(signIn(device)).rejects.toMatchObject({ code: 'wrong_passkey' })
})

test('a passkey that is the last way in stays, whoever asks and however many at once', async () => {
  const { id } = await newPerson(db)
  const actor = await signedInAs(id, 'steam')
  const [one, two] = [await add(actor), await add(actor)]
  await sql`update person set steam_id = null where id = ${id}`
  const tries = await Promise.allSettled(
    [one, two].map(({ passkey }) => removePasskey.run({ actor }, { passkeyId: passkey.id })),
  )
  const refused = tries.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))
  expect(refused).toEqual(['last_way_in'])
  await expect(sql`delete from passkey where person_id = ${id}`).rejects.toMatchObject({ code: '23514' })
})

test('a passkey has a name of its own, which only its owner changes', async () => {
  const [mine, other] = [await withPasskey(), await member()]
  const rename = (actor: Person) =>
    renamePasskey.run({ actor }, { passkeyId: mine.passkey.id, name: ' Blue key ' })
  expect((await rename(mine.actor)).name).toBe('Blue key')
  await expect(rename(other)).rejects.toMatchObject({ code: 'not_found' })
  const remove = removePasskey.run({ actor: other }, { passkeyId: mine.passkey.id })
  await expect(remove).rejects.toMatchObject({ code: 'not_found' })
})

test('a stranger and an API token add none', async () => {
  const { id } = await newPerson(db)
  const token = { kind: 'person', id, role: 'user', token: { id: 'tok_1', scope: 'write' } } as const
  await expect(startPasskey.run({ actor: anonymous }, {})).rejects.toMatchObject({ status: 401 })
  await expect(startPasskey.run({ actor: token }, {})).rejects.toMatchObject({ status: 403 })
})

test('a changed password leaves the passkeys as they are', async () => {
  const { actor, device } = await withPasskey()
  const input = { currentPassword: 'a long password', newPassword: 'another password' }
  await changePassword.run({ actor }, input)
  expect((await signIn(device)).id).toBe(actor.id)
})
