import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { freshDatabase } from '@/tests/harness/database'
import { type Actor, anyone, signedIn } from './access'
import { answerForm, answerRequest, stranger } from './door'
import { Outage } from './errors'
import { newId } from './ids'
import { command, query } from './operation'

beforeAll(async () => {
  await freshDatabase()
})

const person = (): Actor => ({ kind: 'person', id: newId('user'), role: 'user' })

const echo = command(
  {
    name: 'test.echo',
    summary: '',
    input: z.object({ id: z.string(), text: z.string().optional(), tags: z.array(z.string()).optional() }),
    output: z.object({ id: z.string(), text: z.string().optional(), tags: z.array(z.string()).optional() }),
    access: anyone,
  },
  async (input) => input,
)

const closed = query(
  { name: 'test.closed', summary: '', input: z.object({}), output: z.object({}), access: signedIn },
  async () => ({}),
)

const failing = (error: unknown) =>
  command(
    { name: 'test.failing', summary: '', input: z.object({}), output: z.object({}), access: anyone },
    () => Promise.reject(error),
  )

const url = 'http://localhost/api/v1/x'
const post = (body: string, headers: Record<string, string> = {}) =>
  new Request(url, { method: 'POST', body, headers })

test('path, query and body make one input, and the path cannot be overruled', async () => {
  const request = new Request(`${url}?tags=a&tags=b&id=query`, {
    method: 'POST',
    body: JSON.stringify({ text: 'body', id: 'body' }),
  })
  const response = await answerRequest(echo, stranger, request, { id: 'path' })
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ id: 'path', text: 'body', tags: ['a', 'b'] })
  expect(response.headers.get('cache-control')).toBe('no-store')
})

test.each(['{', '[]', '"text"', '5', 'null'])('the body %s is refused with problem+json', async (body) => {
  const response = await answerRequest(echo, stranger, post(body), { id: 'x' })
  expect(response.status).toBe(400)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(await response.json()).toMatchObject({ code: 'invalid_json', status: 400 })
})

test('a body that never ends is cut off at the limit', async () => {
  let sent = 0
  const endless = new ReadableStream({
    pull(controller) {
      sent += 65_536
      controller.enqueue(new Uint8Array(65_536).fill(32))
    },
  })
  const request = new Request(url, { method: 'POST', body: endless, duplex: 'half' } as RequestInit)
  const response = await answerRequest(echo, stranger, request, { id: 'x' })
  expect(response.status).toBe(413)
  expect(sent).toBeLessThan(1_000_000)
})

test('the request id of a caller is kept when it looks like one, and replaced otherwise', async () => {
  const ask = async (given: string) =>
    (await answerRequest(echo, stranger, post('', { 'x-request-id': given }), { id: 'x' })).headers.get(
      'x-request-id',
    )
  expect(await ask('req_abc-1')).toBe('req_abc-1')
  for (const bad of ['a b', 'x'.repeat(81), '{"level":60}']) expect(await ask(bad)).toMatch(/^req_/)
})

test('a stranger gets 401, an outage 503 with retry-after, a bug 500 without a word of it', async () => {
  expect((await answerRequest(closed, stranger, new Request(url), {})).status).toBe(401)
  const outage = await answerRequest(failing(new Outage('steam', 'Steam is away.')), stranger, post(''), {})
  expect([outage.status, outage.headers.get('retry-after')]).toEqual([503, '3'])
  const bug = await answerRequest(failing(new Error('secret detail')), stranger, post(''), {})
  expect(bug.status).toBe(500)
  expect(await bug.text()).not.toMatch(/secret detail/)
})

test('a form gets the answer or the problem as a value, and a bug is thrown on', async () => {
  expect(await answerForm(echo, { actor: person() }, { id: 'x' })).toEqual({ ok: true, value: { id: 'x' } })
  expect(await answerForm(closed, stranger, {})).toMatchObject({
    ok: false,
    problem: { code: 'sign_in_required' },
  })
  expect(await answerForm(failing(new Outage('steam', 'Away.')), stranger, {})).toMatchObject({
    ok: false,
    problem: { status: 503 },
  })
  await expect(answerForm(failing(new Error('bug')), stranger, {})).rejects.toThrow('bug')
})
