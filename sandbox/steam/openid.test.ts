import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../start'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

const ns = 'http://specs.openid.net/auth/2.0'
const ilse = '76561198000000101'
const request = (change: Record<string, string> = {}) => ({
  'openid.ns': ns,
  'openid.mode': 'checkid_setup',
  'openid.identity': `${ns}/identifier_select`,
  'openid.claimed_id': `${ns}/identifier_select`,
  'openid.return_to': 'http://127.0.0.1:3000/api/auth/callback/steam?state=abc',
  'openid.realm': 'http://127.0.0.1:3000',
  ...change,
})
const login = () => `${sandbox.url}/openid/login`
const submit = (fields: Record<string, string>) =>
  fetch(login(), { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })

async function signIn(steamId = ilse): Promise<URLSearchParams> {
  const answer = await submit({ ...request(), steamId })
  expect(answer.status).toBe(302)
  return new URL(answer.headers.get('location') ?? '').searchParams
}
async function check(answer: URLSearchParams, change: Record<string, string> = {}): Promise<boolean> {
  const fields = Object.fromEntries([...answer].filter(([name]) => name.startsWith('openid.')))
  const reply = await submit({ ...fields, 'openid.mode': 'check_authentication', ...change })
  const text = await reply.text()
  expect(text).toContain(`ns:${ns}\n`)
  return text.includes('is_valid:true\n')
}

test('the login page offers every person and no bot', async () => {
  const page = await (await fetch(`${login()}?${new URLSearchParams(request())}`)).text()
  for (const persona of ['ilse.b', 'mferreira', 'tsuru', 'voltek']) expect(page).toContain(persona)
  expect(page).not.toContain('Tradepost Bot')
})

test("the answer names the account under Steam's own host and the endpoint it was reached at", async () => {
  const answer = await signIn()
  expect(answer.get('openid.claimed_id')).toBe(`https://steamcommunity.com/openid/id/${ilse}`)
  expect(answer.get('openid.identity')).toBe(answer.get('openid.claimed_id'))
  expect(answer.get('openid.op_endpoint')).toBe(login())
  expect(answer.get('openid.return_to')).toBe(request()['openid.return_to'])
  expect(answer.get('state')).toBe('abc')
  expect(answer.get('openid.response_nonce')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ.+/)
  expect(answer.getAll('openid.mode')).toEqual(['id_res'])
})

test('an answer is valid once and never again', async () => {
  const answer = await signIn()
  expect(await check(answer)).toBe(true)
  expect(await check(answer)).toBe(false)
})

test('a forged account, endpoint or return address is not valid', async () => {
  const forged = 'https://steamcommunity.com/openid/id/76561198000000102'
  const answer = await signIn()
  expect(await check(answer, { 'openid.claimed_id': forged, 'openid.identity': forged })).toBe(false)
  expect(await check(answer, { 'openid.op_endpoint': 'https://evil.example/openid/login' })).toBe(false)
  expect(await check(answer, { 'openid.return_to': 'https://evil.example/' })).toBe(false)
  expect(await check(answer, { 'openid.signed': 'signed,op_endpoint' })).toBe(false)
  expect(await check(answer)).toBe(true)
})

test('a return address outside the realm, an unknown account and a foreign namespace are refused', async () => {
  for (const change of [
    { 'openid.return_to': 'https://evil.example/' },
    { steamId: '1' },
    { 'openid.ns': 'x' },
  ])
    expect((await submit({ ...request(), steamId: ilse, ...change })).status).toBe(400)
})
