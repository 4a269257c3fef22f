import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { env } from './env'
import { contentPolicy, securityHeaders, setContentPolicy, setSecurityHeaders } from './security-headers'

let asked: string | undefined
const server = createServer((request, response) => {
  setSecurityHeaders(response)
  setContentPolicy(request, response)
  asked = [
    request.headers['content-security-policy'],
    request.headers['content-security-policy-report-only'],
  ].join()
  response.end('ok')
})

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => void server.close())

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers })

const nonceOf = (policy: string | null | undefined) => /'nonce-([^']+)'/.exec(policy ?? '')?.[1]

test('every page gets a nonce of its own, and Next hears the same one', async () => {
  const policies = []
  for (let n = 0; n < 3; n++) {
    const { headers } = await get('/market')
    const policy = headers.get('content-security-policy')
    expect(asked).toBe(`${policy},`)
    policies.push(nonceOf(policy))
  }
  expect(new Set(policies).size).toBe(3)
  for (const nonce of policies) expect(Buffer.from(nonce ?? '', 'base64')).toHaveLength(16)
})

test('a nonce that a client sends is not used', async () => {
  const sent = "script-src 'nonce-known'"
  await get('/market', {
    'content-security-policy': sent,
    'content-security-policy-report-only': sent,
  })
  expect(asked).not.toContain('known')
})

test('a page runs scripts with its nonce only, and goes into no frame', () => {
  const rules = Object.fromEntries(
    contentPolicy('abc')
      .split('; ')
      .map((rule) => [rule.slice(0, rule.indexOf(' ')), rule.slice(rule.indexOf(' ') + 1)]),
  )
  expect(rules).toMatchObject({
    'default-src': "'none'",
    'script-src': "'self' 'nonce-abc' 'strict-dynamic'",
    'style-src': "'self' 'nonce-abc'",
    'base-uri': "'none'",
    'object-src': "'none'",
    'frame-ancestors': "'none'",
    'form-action': `'self' ${new URL(env().STEAM_URL).origin}`,
  })
  expect(rules['connect-src']).toBe(`'self' ${env().APP_URL.replace('http', 'ws')}`)
})

test('drawings keep the stricter policy they bring', async () => {
  expect((await get('/art/730/rifle')).headers.get('content-security-policy')).toBeNull()
})

test('the sandbox does not make a browser ask for a certificate', async () => {
  const { headers } = await get('/')
  expect(headers.get('strict-transport-security')).toBeNull()
  expect(headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests')
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

test('a live site over https demands https from then on; over http it cannot', () => {
  const live = { ...env(), TRADEPOST_MODE: 'live', APP_URL: 'https://tradepost.example.com' } as const
  expect(securityHeaders(live)['strict-transport-security']).toBe('max-age=31536000')
  expect(contentPolicy('x', live)).toMatch(/connect-src 'self' wss:.*; upgrade-insecure-requests$/)
  const plain = { ...live, APP_URL: 'http://tradepost.example.com' }
  expect(securityHeaders(plain)).not.toHaveProperty('strict-transport-security')
})
