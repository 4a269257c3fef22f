import { encode } from 'next-auth/jwt'
import { expect, test } from 'vitest'
import { system } from '@/lib/kernel/access'
import { env } from '@/lib/kernel/env'
import { inTransaction } from '@/lib/kernel/operation'
import { freshDatabase } from '@/tests/harness/database'
import { registerPerson } from './register-person'
import { safePath } from './safe-path'
import { isSessionCookie, personOfCookie } from './session'

const { sql } = await freshDatabase()

const name = 'next-auth.session-token'
let minted = 0

const newPerson = () =>
  inTransaction(system('test'), (ctx) =>
    registerPerson(ctx, { name: 'Ada', steamId: `7656119${8_500_000_000 + minted++}` }),
  )
const tokenOf = (id: string, options: { secret?: string; maxAge?: number } = {}) =>
  encode({ token: { sub: id }, secret: env().AUTH_SECRET, ...options })

test.each([name, `__Secure-${name}`])('the cookie %s says who it is', async (cookie) => {
  const id = await newPerson()
  expect(await personOfCookie(`theme=dark; ${cookie}=${await tokenOf(id)}`)).toEqual({
    kind: 'person',
    id,
    role: 'user',
  })
})

test('a session in several cookies is put together again', async () => {
  const id = await newPerson()
  const token = await tokenOf(id)
  const cookie = `${name}.1=${token.slice(90)}; ${name}.0=${token.slice(0, 90)}`
  expect((await personOfCookie(cookie))?.id).toBe(id)
})

test('the role is that of the row, not that of the sign-in', async () => {
  const id = await newPerson()
  const cookie = `${name}=${await tokenOf(id)}`
  await sql`update person set role = 'admin' where id = ${id}`
  expect((await personOfCookie(cookie))?.role).toBe('admin')
})

test('a session of another secret, an expired one, a broken one and none are strangers', async () => {
  const id = await newPerson()
  const foreign = await tokenOf(id, { secret: 'a secret of somebody else' })
  const expired = await tokenOf(id, { maxAge: -60 })
  for (const cookie of [`${name}=${foreign}`, `${name}=${expired}`, `${name}=x.y.z`, `${name}=`, '', null])
    expect(await personOfCookie(cookie)).toBeNull()
})

test('a session of a person who is gone is a stranger', async () => {
  expect(await personOfCookie(`${name}=${await tokenOf('usr_01jd0000000000000000000000')}`)).toBeNull()
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
