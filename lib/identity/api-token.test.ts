import { expect, test } from 'vitest'
import { api } from '@/lib/api'
import { anonymous, type Person } from '@/lib/kernel/access'
import { newId } from '@/lib/kernel/ids'
import { answerRest } from '@/lib/rest'
import { freshDatabase } from '@/tests/harness/database'
import { provenOf } from '@/tests/harness/factor'
import { cookieOf, newPerson } from '@/tests/harness/people'
import { tokenOf } from '@/tests/harness/tokens'
import { createToken } from './create-token'
import { myTokens } from './my-tokens'
import { revokeToken } from './revoke-token'

const { db, sql } = await freshDatabase()

const make = (actor: Person, scope: 'read' | 'write' = 'read') =>
  createToken.run({ actor }, { name: 'my script', scope, days: 30 })

const ask = (method: string, path: string, headers: Record<string, string>, body?: unknown) =>
  answerRest(
    api,
    new Request(`http://localhost:3000/api/v1${path}`, {
      method,
      headers: { 'x-tradepost-address': '203.0.113.9', ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }),
  )

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` })

test('a token reads as its person, and its owner sees when and from where', async () => {
  const actor = await newPerson(db)
  const { secret, id } = await make(actor)
  expect(secret).toMatch(/^tp_live_[\w-]{43}$/)
  const answer = await ask('GET', '/me', bearer(secret))
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ id: actor.id })
  const { items } = await myTokens.run({ actor }, {})
  expect(items).toMatchObject([{ id, name: 'my script', hint: secret.slice(-4), usedFrom: '203.0.113.9' }])
  expect(items[0]?.usedAt).not.toBeNull()
})

test('only a hash of the secret is kept', async () => {
  const { secret, id } = await make(await newPerson(db))
  const rows = await sql`select * from api_token where id = ${id}`
  const audited = await sql`select detail from audit where act = 'identity.createToken'`
  expect(JSON.stringify([rows, audited])).not.toContain(secret.slice(8))
})

test('a token that may read changes nothing; one that may write does', async () => {
  const actor = await provenOf(await newPerson(db))
  const change = async (scope: 'read' | 'write') => {
    const { secret } = await make(actor, scope)
    const answer = await ask('PATCH', '/me', bearer(secret), { name: `By ${scope}` })
    return [answer.status, (await answer.json()).code ?? null]
  }
  expect(await change('read')).toEqual([403, 'scope_missing'])
  expect(await change('write')).toEqual([200, null])
  const [row] = await sql`select name from person where id = ${actor.id}`
  expect(row?.name).toBe('By write')
})

test('an unknown, a revoked and a run out token are refused, also beside a good session', async () => {
  const actor = await newPerson(db)
  const cookie = await cookieOf(actor.id)
  const [revoked, old] = [await make(actor), await make(actor)]
  await revokeToken.run({ actor }, { tokenId: revoked.id })
  await revokeToken.run({ actor }, { tokenId: revoked.id })
  await sql`update api_token set expires_at = now() - interval '1 second' where id = ${old.id}`
  for (const secret of [revoked.secret, old.secret, `tp_live_${'a'.repeat(43)}`, 'nonsense']) {
    const answer = await ask('GET', '/me', { cookie, ...bearer(secret) })
    expect([answer.status, (await answer.json()).code]).toEqual([401, 'invalid_token'])
  }
  expect((await myTokens.run({ actor }, {})).items).toEqual([])
})

test('a token of an admin has no admin rights, and never changes the ways in', async () => {
  const admin = await newPerson(db, 'admin')
  const { secret } = await tokenOf(admin.id)
  expect((await ask('GET', '/admin/deals', bearer(secret))).status).toBe(404)
  const wayIn: [string, string, object?][] = [
    ['POST', '/me/tokens', { name: 'one more', scope: 'write', days: 1 }],
    ['PUT', '/me/password', { currentPassword: 'x', newPassword: 'a long password' }],
    ['POST', '/me/factors/totp', {}],
    ['DELETE', '/me/factors/totp'],
    ['DELETE', '/me/sessions'],
  ]
  for (const [method, path, body] of wayIn)
    expect([path, (await ask(method, path, bearer(secret), body)).status]).toEqual([path, 403])
})

test('nobody without a second factor has a token that may write, and nobody who did not show it lately', async () => {
  const plain = await newPerson(db)
  await expect(make(plain, 'write')).rejects.toMatchObject({ code: 'factor_required', status: 403 })
  expect((await make(plain, 'read')).scope).toBe('read')
  const here = await provenOf(plain)
  expect((await make(here, 'write')).scope).toBe('write')
  await sql`update session set proven_at = now() - interval '11 minutes' where id = ${here.sessionId ?? ''}`
  await expect(make(here, 'write')).rejects.toMatchObject({ code: 'step_up_required', status: 403 })
  expect((await make(here, 'read')).scope).toBe('read')
})

test("somebody else's token is neither seen nor revoked, and a stranger has none", async () => {
  const [mine, theirs] = [await newPerson(db), await newPerson(db)]
  const { id, secret } = await make(theirs)
  for (const tokenId of [id, newId('token')])
    await expect(revokeToken.run({ actor: mine }, { tokenId })).rejects.toMatchObject({ status: 404 })
  expect((await myTokens.run({ actor: mine }, {})).items).toEqual([])
  expect((await ask('GET', '/me', bearer(secret))).status).toBe(200)
  await expect(myTokens.run({ actor: anonymous }, {})).rejects.toMatchObject({ status: 401 })
})

test.each([
  ['no name', { name: '', scope: 'read', days: 30 }],
  ['no scope', { name: 'x', days: 30 }],
  ['a life of years', { name: 'x', scope: 'read', days: 1_000 }],
])('%s is refused with a sentence', async (_, input) => {
  const actor = await newPerson(db)
  await expect(createToken.run({ actor }, input)).rejects.toMatchObject({ code: 'invalid_input' })
})

test('an account has at most twenty tokens', async () => {
  const actor = await newPerson(db)
  for (let n = 0; n < 20; n++) await make(actor)
  await expect(make(actor)).rejects.toMatchObject({ status: expect.any(Number) })
  expect((await myTokens.run({ actor }, {})).items).toHaveLength(20)
})
