import { expect, test } from 'vitest'
import { registerPerson } from '@/lib/identity'
import { identityApi } from '@/lib/identity/api'
import { system } from '@/lib/kernel/access'
import { env } from '@/lib/kernel/env'
import { inTransaction } from '@/lib/kernel/operation'
import { freshDatabase } from '@/tests/harness/database'
import { cookieOf } from '@/tests/harness/people'
import { answerRest } from './rest'

await freshDatabase()

const ours = env().APP_URL
let minted = 0

async function cookieOfSomebody(): Promise<string> {
  const sub = await inTransaction(system('test'), (ctx) =>
    registerPerson(ctx, { name: 'Ada', steamId: `7656119${8_600_000_000 + minted++}` }),
  )
  return cookieOf(sub)
}

const ask = (method: string, path: string, headers: Record<string, string> = {}, body?: unknown) =>
  answerRest(
    identityApi,
    new Request(`${ours}/api/v1${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    }),
  )

test('a session reads what is its own, and the request id comes back', async () => {
  const answer = await ask('GET', '/me', {
    cookie: await cookieOfSomebody(),
    'x-request-id': 'req_of_the_browser',
  })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('x-request-id')).toBe('req_of_the_browser')
  expect(answer.headers.get('cache-control')).toBe('private, no-cache')
  expect(await answer.json()).toMatchObject({ name: 'Ada' })
})

test('a read that has not changed is answered 304 without its body, and another one with it', async () => {
  const cookie = await cookieOfSomebody()
  const first = await ask('GET', '/me', { cookie })
  const etag = first.headers.get('etag') ?? ''
  expect(etag).toMatch(/^W\/"[\w-]{27}"$/)
  const again = await ask('GET', '/me', { cookie, 'if-none-match': `"other", ${etag}` })
  expect([again.status, await again.text()]).toEqual([304, ''])
  expect(again.headers.get('etag')).toBe(etag)
  await ask('PATCH', '/me', { cookie }, { name: 'Grace' })
  const changed = await ask('GET', '/me', { cookie, 'if-none-match': etag })
  expect(changed.status).toBe(200)
  expect(await changed.json()).toMatchObject({ name: 'Grace' })
})

test('no cache keeps an answer for somebody else, and the mark of one person is not that of another', async () => {
  const [mine, theirs] = [await cookieOfSomebody(), await cookieOfSomebody()]
  const answer = await ask('GET', '/me', { cookie: mine })
  expect(answer.headers.get('cache-control')).toBe('private, no-cache')
  expect(answer.headers.get('vary')).toBe('Authorization, Cookie')
  const etag = answer.headers.get('etag') ?? ''
  expect((await ask('GET', '/me', { cookie: theirs, 'if-none-match': etag })).status).toBe(200)
  expect((await ask('GET', '/me', { 'if-none-match': etag })).status).toBe(401)
  expect((await ask('GET', '/me')).headers.get('cache-control')).toBe('no-store')
})

test('a stranger gets a problem with a sentence', async () => {
  const answer = await ask('GET', '/me')
  expect(answer.status).toBe(401)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(await answer.json()).toMatchObject({ code: 'sign_in_required', detail: 'Sign in to do this.' })
})

test('an unknown address is 404, a wrong method 405 and says what is allowed', async () => {
  expect((await ask('GET', '/nowhere')).status).toBe(404)
  const answer = await ask('DELETE', '/me')
  expect(answer.status).toBe(405)
  expect(answer.headers.get('allow')).toBe('GET, PATCH')
  expect(await answer.json()).toMatchObject({ code: 'method_not_allowed' })
})

test('a body that is no JSON object is refused with a sentence', async () => {
  const cookie = await cookieOfSomebody()
  const request = new Request(`${ours}/api/v1/me`, {
    method: 'PATCH',
    headers: { cookie, origin: ours },
    body: '[1]',
  })
  const answer = await answerRest(identityApi, request)
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ detail: 'The body must be a JSON object.' })
})

test('the same idempotency key with another body is refused', async () => {
  const headers = { cookie: await cookieOfSomebody(), origin: ours, 'idempotency-key': 'one' }
  expect((await ask('PATCH', '/me', headers, { name: 'Grace' })).status).toBe(200)
  expect((await ask('PATCH', '/me', headers, { name: 'Grace' })).status).toBe(200)
  expect((await ask('PATCH', '/me', headers, { name: 'Hedy' })).status).toBe(422)
})
