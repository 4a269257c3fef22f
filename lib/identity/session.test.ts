import { encode } from 'next-auth/jwt'
import { expect, test } from 'vitest'
import { anonymous, type Person, system } from '@/lib/kernel/access'
import { env } from '@/lib/kernel/env'
import { newId } from '@/lib/kernel/ids'
import { inTransaction } from '@/lib/kernel/operation'
import { freshDatabase } from '@/tests/harness/database'
import { endOtherSessions } from './end-other-sessions'
import { endSession } from './end-session'
import { mySessions } from './my-sessions'
import { openSession } from './open-session'
import { registerPerson } from './register-person'
import { safePath } from './safe-path'
import { isSessionCookie, personOfCookie } from './session'
import { signOut } from './sign-out'

const { sql } = await freshDatabase()

const name = 'next-auth.session-token'
let minted = 0

const newPerson = () =>
  inTransaction(system('test'), (ctx) =>
    registerPerson(ctx, { name: 'Ada', steamId: `7656119${8_500_000_000 + minted++}` }),
  )

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

const open = async (personId: string, userAgent = firefox) => {
  const input = { personId, way: 'steam', userAgent, address: '91.12.3.4' }
  return (await openSession.run({ actor: system('test') }, input)).sessionId
}

const tokenOf = (sub: string, sid: string, options: { secret?: string; maxAge?: number } = {}) =>
  encode({ token: { sub, sid }, secret: env().AUTH_SECRET, ...options })

/** A person with one open session, and the cookie of its browser. */
async function signedInPerson() {
  const id = await newPerson()
  const sessionId = await open(id)
  const cookie = `${name}=${await tokenOf(id, sessionId)}`
  const actor: Person = { kind: 'person', id, role: 'user', sessionId }
  return { id, sessionId, cookie, actor }
}

test.each([name, `__Secure-${name}`])(
  'the cookie %s says who it is, and in which session',
  async (cookie) => {
    const { id, sessionId } = await signedInPerson()
    expect(await personOfCookie(`theme=dark; ${cookie}=${await tokenOf(id, sessionId)}`)).toEqual({
      kind: 'person',
      id,
      role: 'user',
      sessionId,
    })
  },
)

test('a session in several cookies is put together again', async () => {
  const { id, sessionId } = await signedInPerson()
  const token = await tokenOf(id, sessionId)
  const cookie = `${name}.1=${token.slice(90)}; ${name}.0=${token.slice(0, 90)}`
  expect((await personOfCookie(cookie))?.id).toBe(id)
})

test('the role is that of the row, not that of the sign-in', async () => {
  const { id, cookie } = await signedInPerson()
  await sql`update person set role = 'admin' where id = ${id}`
  expect((await personOfCookie(cookie))?.role).toBe('admin')
})

test('a token of another secret, an expired one, a broken one, one without a session and none are strangers', async () => {
  const { id, sessionId } = await signedInPerson()
  const foreign = await tokenOf(id, sessionId, { secret: 'a secret of somebody else' })
  const expired = await tokenOf(id, sessionId, { maxAge: -60 })
  const old = await encode({ token: { sub: id }, secret: env().AUTH_SECRET })
  for (const token of [foreign, expired, old, 'x.y.z', ''])
    expect(await personOfCookie(`${name}=${token}`)).toBeNull()
  expect(await personOfCookie(null)).toBeNull()
})

test("somebody else's session, an unknown one and one that has run out are strangers", async () => {
  const [mine, theirs] = [await signedInPerson(), await signedInPerson()]
  expect(await personOfCookie(`${name}=${await tokenOf(mine.id, theirs.sessionId)}`)).toBeNull()
  expect(await personOfCookie(`${name}=${await tokenOf(mine.id, newId('session'))}`)).toBeNull()
  await sql`update session set expires_at = now() - interval '1 second' where id = ${mine.sessionId}`
  expect(await personOfCookie(mine.cookie)).toBeNull()
})

test('a session that was signed out is a stranger in the same second, with a cookie that would live for weeks', async () => {
  const { actor, cookie } = await signedInPerson()
  await signOut.run({ actor }, {})
  expect(await personOfCookie(cookie)).toBeNull()
})

test('a person sees their own open sessions, this one first, by device', async () => {
  const { id, actor, sessionId } = await signedInPerson()
  const phone = await open(
    id,
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
  )
  await open(await newPerson())
  const { items } = await mySessions.run({ actor }, {})
  expect(items.map((item) => [item.id, item.device, item.current])).toEqual([
    [sessionId, 'Firefox on Linux', true],
    [phone, 'Safari on iOS', false],
  ])
  expect(items[0]).toMatchObject({ address: '91.12.3.4', country: 'DE', way: 'steam' })
})

test('one session or all others are ended by their owner, and stay ended', async () => {
  const { id, actor, cookie } = await signedInPerson()
  const others = [await open(id), await open(id), await open(id)]
  const [first = ''] = others
  await endSession.run({ actor }, { sessionId: first })
  await endSession.run({ actor }, { sessionId: first })
  expect(await endOtherSessions.run({ actor }, {})).toEqual({ ended: 2 })
  expect((await mySessions.run({ actor }, {})).items).toHaveLength(1)
  for (const sid of others) expect(await personOfCookie(`${name}=${await tokenOf(id, sid)}`)).toBeNull()
  expect((await personOfCookie(cookie))?.id).toBe(id)
  const rows = await sql`select ended_by from session where person_id = ${id} and ended_at is not null`
  expect(rows.map((row) => row.ended_by)).toEqual(['revoked', 'revoked', 'revoked'])
})

test("somebody else's session cannot be ended, and looks like none", async () => {
  const [mine, theirs] = [await signedInPerson(), await signedInPerson()]
  const ended = endSession.run({ actor: mine.actor }, { sessionId: theirs.sessionId })
  await expect(ended).rejects.toMatchObject({ status: 404 })
  const unknown = endSession.run({ actor: mine.actor }, { sessionId: newId('session') })
  await expect(unknown).rejects.toMatchObject({ status: 404 })
  expect((await personOfCookie(theirs.cookie))?.id).toBe(theirs.id)
})

test('a stranger has no sessions and ends none', async () => {
  for (const op of [mySessions, endOtherSessions, signOut])
    await expect(op.run({ actor: anonymous }, {})).rejects.toMatchObject({ status: 401 })
  await expect(
    openSession.run({ actor: anonymous }, { personId: newId('user'), way: 'steam' }),
  ).rejects.toMatchObject({
    status: 401,
  })
})

test('the last use is noted, but not at every request', async () => {
  const { sessionId, cookie } = await signedInPerson()
  const used = async () =>
    (await sql`select used_at from session where id = ${sessionId}`)[0]?.used_at as Date
  const before = await used()
  await personOfCookie(cookie)
  expect(await used()).toEqual(before)
  await sql`update session set used_at = now() - interval '6 minutes' where id = ${sessionId}`
  await personOfCookie(cookie)
  expect((await used()).getTime()).toBeGreaterThanOrEqual(before.getTime())
})

test('a session cookie is recognised by its name alone', () => {
  expect(isSessionCookie(`${name}.0`)).toBe(true)
  expect(isSessionCookie('next-auth.csrf-token')).toBe(false)
})

test.each([
  ['/deals/1?tab=a#b', '/deals/1?tab=a#b'],
  ['http://localhost:3000/wallet', '/wallet'],
  ['https://evil.example/', '/'],
  ['//evil.example/', '/'],
  ['/\\evil.example', '/'],
  ['/./\\evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['', '/'],
  [null, '/'],
])('after sign-in %s leads to %s', (target, path) => {
  expect(safePath(target, 'http://localhost:3000')).toBe(path)
})
