import { beforeEach, expect, test } from 'vitest'
import { anonymous, system } from '@/lib/kernel/access'
import { setClock } from '@/lib/kernel/clock'
import { freshDatabase } from '@/tests/harness/database'
import { codeOf, factorOf } from '@/tests/harness/factor'
import { passwordMember } from '@/tests/harness/mailbox'
import { personOfBearer } from './api-token'
import { changePassword } from './change-password'
import { endSession } from './end-session'
import { mySessions } from './my-sessions'
import { openSession } from './open-session'
import { refreshClient } from './refresh-client'
import { signInClient } from './sign-in-client'

const { sql } = await freshDatabase({ max: 20 })

const password = 'a long password'
const minute = 60_000
let made = 0

const at = (ms: number) => setClock(() => new Date(Date.now() + ms))
/** Each test calls from elsewhere: one that was in the future has used up the limits of its address. */
let address = ''
beforeEach(() => {
  address = `192.0.2.${++made}`
  setClock(() => new Date())
})

async function member() {
  const { actor, email } = await passwordMember(password)
  return { id: actor.id, email }
}

const signIn = (given: object) =>
  signInClient.run({ actor: anonymous, address }, { password, program: 'A bot', ...given })

const refresh = (refreshToken: string) => refreshClient.run({ actor: anonymous, address }, { refreshToken })

/** The session that the last sign-in of a program opened. */
async function sessionOf(personId: string): Promise<string> {
  const [row] = await sql`
    select id from session where person_id = ${personId} and program is not null order by created_at desc, id desc limit 1`
  return row?.id
}

const owner = (accessToken: string) => personOfBearer(accessToken, undefined)
const refused = { code: 'invalid_token', status: 401 }

test('a password gives a pair of tokens, and the access token acts as its person for 15 minutes, never as an admin', async () => {
  const { id, email } = await member()
  await sql`update person set role = 'admin' where id = ${id}`
  const { accessToken, scope } = await signIn({ email })
  const sessionId = await sessionOf(id)
  expect(scope).toBe('read')
  const person = { kind: 'person', id, role: 'user', token: { id: sessionId, scope: 'read' } }
  expect(await owner(accessToken)).toEqual(person)
  at(14.9 * minute)
  expect(await owner(accessToken)).toEqual(person)
  at(15.1 * minute)
  await expect(owner(accessToken)).rejects.toMatchObject(refused)
})

test('tokens are kept as hashes only', async () => {
  const { id, email } = await member()
  const { accessToken, refreshToken } = await signIn({ email })
  const sessionId = await sessionOf(id)
  const rows =
    await sql`select t.*, s.* from client_token t join session s on s.id = t.session_id where s.id = ${sessionId}`
  const kept = JSON.stringify([rows, await sql`select * from audit where subject = ${id}`])
  expect(rows).toHaveLength(2)
  for (const token of [accessToken, refreshToken])
    for (const form of [token, token.split('_')[2] ?? '']) expect(kept).not.toContain(form)
})

test('a refresh gives the next pair; a program that comes back within seven days stays signed in, and no other', async () => {
  const { id, email } = await member()
  const first = await signIn({ email })
  at(6 * 24 * 60 * minute)
  const second = await refresh(first.refreshToken)
  expect(await owner(second.accessToken)).toMatchObject({ id, token: { scope: 'read' } })
  at(12.9 * 24 * 60 * minute)
  const third = await refresh(second.refreshToken)
  at(20 * 24 * 60 * minute)
  await expect(refresh(third.refreshToken)).rejects.toMatchObject(refused)
})

test('twenty refreshes at one instant give one answer, and one pair follows', async () => {
  const { id, email } = await member()
  const { refreshToken } = await signIn({ email })
  const sessionId = await sessionOf(id)
  const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(refreshToken)))
  expect(new Set(answers.map((answer) => `${answer.accessToken} ${answer.refreshToken}`)).size).toBe(1)
  const rows = await sql`select kind from client_token where session_id = ${sessionId}`
  expect(rows).toHaveLength(4)
  expect(await owner(answers[0]?.accessToken ?? '')).toBeDefined()
})

test('a replaced token that comes back after its successor was used ends the whole session, and the person is told', async () => {
  const { id, email } = await member()
  const first = await signIn({ email })
  const second = await refresh(first.refreshToken)
  const third = await refresh(second.refreshToken)
  await expect(refresh(first.refreshToken)).rejects.toMatchObject(refused)
  await expect(refresh(third.refreshToken)).rejects.toMatchObject(refused)
  await expect(owner(third.accessToken)).rejects.toMatchObject(refused)
  const [audit] =
    await sql`select act, detail, address from audit where subject = ${id} and act = 'identity.tokenReused'`
  expect(audit).toMatchObject({
    detail: { session: await sessionOf(id), program: 'A bot' },
    address,
  })
  const events = await sql`select type from event where aggregate = ${id} and type = 'identity.tokenReused'`
  expect(events).toHaveLength(1)
})

test('a replaced token that comes back later than ten seconds ends the session, also when its successor was never used', async () => {
  const { email } = await member()
  const first = await signIn({ email })
  const second = await refresh(first.refreshToken)
  at(9_000)
  expect(await refresh(first.refreshToken)).toMatchObject({ refreshToken: second.refreshToken })
  at(11_000)
  await expect(refresh(first.refreshToken)).rejects.toMatchObject(refused)
  await expect(refresh(second.refreshToken)).rejects.toMatchObject(refused)
})

test('a program stands among the sessions by its name, and is over with them', async () => {
  const { id, email } = await member()
  const tokens = await signIn({ email })
  const opened = await sessionOf(id)
  const { sessionId } = await openSession.run({ actor: system('test') }, { personId: id, way: 'password' })
  const actor = { kind: 'person', id, role: 'user', sessionId } as const
  const { items } = await mySessions.run({ actor }, {})
  expect(items).toContainEqual(expect.objectContaining({ id: opened, device: 'A bot' }))
  await endSession.run({ actor }, { sessionId: opened })
  await expect(owner(tokens.accessToken)).rejects.toMatchObject(refused)
  await expect(refresh(tokens.refreshToken)).rejects.toMatchObject(refused)
  const more = await signIn({ email })
  await changePassword.run({ actor }, { currentPassword: password, newPassword: 'another password' })
  await expect(owner(more.accessToken)).rejects.toMatchObject(refused)
})

test('with a second factor the password alone opens nothing, and a code opens once', async () => {
  const { id, email } = await member()
  const { sessionId } = await openSession.run({ actor: system('test') }, { personId: id, way: 'password' })
  const secret = await factorOf({ kind: 'person', id, role: 'user', sessionId })
  await expect(signIn({ email })).rejects.toMatchObject({ code: 'code_required', status: 401 })
  await expect(signIn({ email, code: '000000' })).rejects.toMatchObject({ code: 'wrong_code' })
  const code = codeOf(secret, 1)
  expect(await signIn({ email, code, scope: 'write' })).toMatchObject({ scope: 'write' })
  await expect(signIn({ email, code })).rejects.toMatchObject({ code: 'wrong_code' })
})

test('without a second factor no program signs in to write', async () => {
  const { email } = await member()
  const refusal = { code: 'factor_required', status: 403 }
  await expect(signIn({ email, scope: 'write' })).rejects.toMatchObject(refusal)
  await expect(signIn({ email, scope: 'write', password: 'not this one' })).rejects.toMatchObject({
    code: 'wrong_credentials',
  })
  expect(await signIn({ email, scope: 'read' })).toMatchObject({ scope: 'read' })
})

test('unknown people and wrong passwords get one answer, and so do tokens of any other kind', async () => {
  const { email } = await member()
  const wrong = { code: 'wrong_credentials', status: 401 }
  await expect(signIn({ email, password: 'not this one' })).rejects.toMatchObject(wrong)
  await expect(signIn({ email: 'nobody@example.com' })).rejects.toMatchObject(wrong)
  const { accessToken, refreshToken } = await signIn({ email })
  for (const token of [accessToken, 'tp_refresh_unknown', 'x', refreshToken.toUpperCase()])
    await expect(refresh(token)).rejects.toMatchObject(refused)
  await expect(owner(refreshToken)).rejects.toMatchObject(refused)
})

test('guessing is slowed for programs as it is for people', async () => {
  const { email } = await member()
  const tries = []
  for (let n = 0; n < 8; n++)
    tries.push(await signIn({ email, password: `guess ${n}` }).catch((error) => error.code))
  expect(tries).toContain('too_many_requests')
})
