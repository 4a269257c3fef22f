import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Actor, anonymous, system } from '@/lib/kernel/access'
import { inMs, now, setClock } from '@/lib/kernel/clock'
import { inTransaction } from '@/lib/kernel/operation'
import { freshDatabase } from '@/tests/harness/database'
import {
  linkSteam,
  me,
  openSession,
  people,
  registerPerson,
  setRole,
  setSteamTradeUrl,
  signInWithSteam,
  updateProfile,
  verifyPassword,
} from './index'
import { makeSteamProof } from './proof'

const { sql } = await freshDatabase()

const password = 'correct horse battery'
const stranger = { actor: anonymous }
const desk = { actor: system('test') }
const newEmail = () => `${randomUUID()}@example.com`

let minted = 0
const newSteamId = () => `7656119${String(8_000_000_000 + minted++)}`

async function member(
  role: 'user' | 'admin' = 'user',
): Promise<{ actor: Actor & { kind: 'person' }; email: string }> {
  const email = newEmail()
  const id = await inTransaction(system('test'), (ctx) =>
    registerPerson(ctx, { name: 'Ada', email, password, role }),
  )
  const { sessionId } = await openSession.run({ actor: system('test') }, { personId: id, way: 'password' })
  return { actor: { kind: 'person', id, role, sessionId }, email }
}

const newPerson = (steamId: string) =>
  inTransaction(system('test'), (ctx) => registerPerson(ctx, { name: 'Gordon', steamId }))

test('the password is stored as argon2id with the agreed cost', async () => {
  const { actor } = await member()
  const [row] = await sql`select password_hash from person where id = ${actor.id}`
  expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('a wrong password, an unknown e-mail and an account without password get one answer', async () => {
  const { email } = await member()
  const wrong = await verifyPassword.run(stranger, { email, password: 'wrong password' }).catch((e) => e)
  const unknown = await verifyPassword.run(stranger, { email: newEmail(), password }).catch((e) => e)
  expect(wrong).toMatchObject({ code: 'wrong_credentials', status: 401 })
  expect({ ...unknown, message: unknown.message }).toEqual({ ...wrong, message: wrong.message })
})

test('guessing the password of one account ends, from whatever address', async () => {
  const { email } = await member()
  const guess = (n: number) =>
    verifyPassword
      .run({ actor: anonymous, address: `10.0.0.${n}` }, { email, password: `guess ${n}` })
      .catch((e) => e.code)
  const codes = []
  for (let n = 0; n < 17; n++) codes.push(await guess(n))
  expect(codes.slice(0, 15)).toEqual(Array(15).fill('wrong_credentials'))
  expect(codes.slice(15)).toEqual(['too_many_requests', 'too_many_requests'])
})

test('a SteamID is one person, however often it signs in', async () => {
  const steamId = newSteamId()
  const proof = makeSteamProof(steamId)
  expect(await signInWithSteam.run(desk, { proof }), 'nobody yet').toBeNull()
  const id = await newPerson(steamId)
  for (const avatarUrl of [null, 'https://avatars.steamstatic.com/a.jpg'])
    expect(await signInWithSteam.run(desk, { proof, avatarUrl })).toEqual({ id, name: 'Gordon', avatarUrl })
})

test('only our own sign-in desk turns a proof into an account', async () => {
  const { actor } = await member()
  const tried = signInWithSteam.run({ actor }, { proof: makeSteamProof(newSteamId()) })
  await expect(tried).rejects.toMatchObject({ code: 'not_found' })
})

test('a person links the Steam account that Steam confirmed, once', async () => {
  const { actor } = await member()
  const steamId = newSteamId()
  const link = (id: string) => linkSteam.run({ actor }, { proof: makeSteamProof(id) })
  expect(await link(steamId)).toEqual({ steamId })
  expect(await link(steamId)).toEqual({ steamId })
  await expect(link(newSteamId())).rejects.toMatchObject({ code: 'steam_already_linked' })
  expect((await me.run({ actor }, {})).steamId).toBe(steamId)
})

test("another person's Steam account cannot be linked", async () => {
  const steamId = newSteamId()
  await newPerson(steamId)
  const { actor } = await member()
  await expect(linkSteam.run({ actor }, { proof: makeSteamProof(steamId) })).rejects.toMatchObject({
    code: 'steam_taken',
  })
  expect((await me.run({ actor }, {})).steamId).toBeNull()
})

test('a SteamID without proof links nothing', async () => {
  const { actor } = await member()
  await expect(linkSteam.run({ actor }, { proof: newSteamId() })).rejects.toMatchObject({
    code: 'steam_answer',
  })
})

const tradeUrl = (steamId: string, token = 'aBc_-123') =>
  `https://steamcommunity.com/tradeoffer/new/?partner=${BigInt(steamId) - 76_561_197_960_265_728n}&token=${token}`

test('the trade URL of the linked account is kept', async () => {
  const { actor } = await member()
  const steamId = newSteamId()
  await linkSteam.run({ actor }, { proof: makeSteamProof(steamId) })
  const view = await setSteamTradeUrl.run({ actor }, { tradeUrl: ` ${tradeUrl(steamId)} ` })
  expect(view.tradeUrl).toBe(tradeUrl(steamId))
})

test.each([
  ['of another account', () => tradeUrl(newSteamId()), 'another Steam account'],
  [
    'on another host',
    (own: string) => tradeUrl(own).replace('steamcommunity.com', 'steamcornmunity.com'),
    'not a Steam trade URL',
  ],
  ['with a short token', (own: string) => tradeUrl(own, 'abc'), 'not a Steam trade URL'],
  ['that is no address', () => 'hello', 'not a Steam trade URL'],
])('a trade URL %s is refused with a sentence', async (_, urlOf, sentence) => {
  const { actor } = await member()
  const steamId = newSteamId()
  await linkSteam.run({ actor }, { proof: makeSteamProof(steamId) })
  await expect(setSteamTradeUrl.run({ actor }, { tradeUrl: urlOf(steamId) })).rejects.toMatchObject({
    fields: { tradeUrl: expect.stringContaining(sentence) },
  })
})

test('a trade URL needs a linked account first', async () => {
  const { actor } = await member()
  const tried = setSteamTradeUrl.run({ actor }, { tradeUrl: tradeUrl(newSteamId()) })
  await expect(tried).rejects.toMatchObject({ code: 'steam_not_linked' })
})

test('a stranger can neither read nor change an account', async () => {
  for (const [operation, input] of [
    [me, {}],
    [updateProfile, { name: 'Mallory' }],
    [setSteamTradeUrl, { tradeUrl: tradeUrl(newSteamId()) }],
    [linkSteam, { proof: makeSteamProof(newSteamId()) }],
  ] as const)
    await expect(operation.run(stranger, input)).rejects.toMatchObject({ code: 'sign_in_required' })
})

test('a name change is one change for one idempotency key', async () => {
  const { actor } = await member()
  const change = () => updateProfile.run({ actor, idempotencyKey: 'once' }, { name: 'Grace' })
  expect(await change()).toEqual(await change())
  const [row] =
    await sql`select count(*)::int as n from event where aggregate = ${actor.id} and type = 'identity.profileChanged'`
  expect(row?.n).toBe(1)
})

test('an admin gives a role with a reason, which the audit log keeps', async () => {
  const { actor: admin } = await member('admin')
  const { actor } = await member()
  const input = { personId: actor.id, role: 'admin', reason: 'on duty this week' }
  await setRole.run({ actor: admin }, input)
  expect((await me.run({ actor }, {})).role).toBe('admin')
  const [row] = await sql`select actor, reason, detail from audit where subject = ${actor.id}`
  expect(row).toEqual({
    actor: admin.id,
    reason: 'on duty this week',
    detail: { from: 'user', role: 'admin' },
  })
})

test('nobody else gives roles, and nobody to themselves', async () => {
  const { actor } = await member()
  const { actor: admin } = await member('admin')
  const input = { personId: actor.id, role: 'admin', reason: 'because' }
  await expect(setRole.run({ actor }, input)).rejects.toMatchObject({ code: 'not_found' })
  await expect(setRole.run({ actor: admin }, { ...input, personId: admin.id })).rejects.toMatchObject({
    code: 'own_role',
  })
})

test('names are public, ways in are not', async () => {
  const { actor } = await member()
  expect(await people.run(stranger, { ids: actor.id })).toEqual([
    { id: actor.id, name: 'Ada', avatarUrl: null },
  ])
})

test('registering a demo person twice makes one', async () => {
  const given = { name: 'Demo', email: newEmail(), password }
  const register = () => inTransaction(system('seed'), (ctx) => registerPerson(ctx, given))
  expect(await register()).toBe(await register())
})

/** Tries to sign in from an address; answers `in`, or the code of the refusal. */
const signingIn = (email: string) => (address: string, given: string) =>
  verifyPassword.run({ actor: anonymous, address }, { email, password: given }).then(
    () => 'in',
    (error) => error.code,
  )

test('mistyping a password slows this account at this address only, and the right one wipes it off', async () => {
  const from = signingIn((await member()).email)
  for (let n = 0; n < 6; n++) expect(await from('10.1.0.1', `guess ${n}`)).toBe('wrong_credentials')
  expect(await from('10.1.0.1', password)).toBe('too_many_requests')
  expect(await from('10.1.0.2', password)).toBe('in')
  const later = inMs(now(), 1_000)
  setClock(() => later)
  expect(await from('10.1.0.1', password)).toBe('in')
  expect(await from('10.1.0.1', 'guess')).toBe('wrong_credentials')
  setClock(() => new Date())
})

test('who guesses from everywhere does not keep the owner out of the usual place', async () => {
  const from = signingIn((await member()).email)
  expect(await from('10.2.0.1', password)).toBe('in')
  for (let n = 0; n < 16; n++) await from(`10.3.0.${n}`, 'guess')
  expect(await from('10.3.1.1', password)).toBe('too_many_requests')
  expect(await from('10.2.0.1', password)).toBe('in')
})
