import type { IncomingHttpHeaders } from 'node:http'
import { describe, expect, test } from 'vitest'
import { env } from './env'
import { fromOurSite, refusalOf } from './request-guard'

const ours = env().APP_URL
const { host } = new URL(ours)
const cookie = 'next-auth.session-token=abc'

const answer = (headers: IncomingHttpHeaders, method = 'POST', url = '/api/v1/me') =>
  refusalOf({ method, url, headers: { host, ...headers } })?.code ?? 'passes'

describe.each([
  ['REST', '/api/v1/me'],
  ['a server action', '/market'],
  ['sign-in', '/api/auth/callback/credentials'],
  ['a link to Steam', '/api/steam/link'],
  ['an address nobody has thought of yet', '/api/new/door'],
])('%s', (_, url) => {
  test.each([
    ['a page of ours', { origin: ours, cookie }],
    ['a page of ours, in the words of the browser', { 'sec-fetch-site': 'same-origin', cookie }],
    ['both', { origin: ours, 'sec-fetch-site': 'same-origin', cookie }],
    ['a stranger at a page of ours', { origin: ours }],
    ['a token', { authorization: 'Bearer tp_live_x' }],
    [
      'a token used by a page elsewhere',
      { authorization: 'bearer tp_live_x', origin: 'https://app.example' },
    ],
    ['a program without cookies', {}],
  ])('a change passes from %s', (__, headers) => {
    expect(answer(headers, 'POST', url)).toBe('passes')
  })

  test.each([
    ['another site', { origin: 'https://evil.example', cookie }],
    ['another site, without cookies', { origin: 'https://evil.example' }],
    ['a hidden origin', { origin: 'null', cookie }],
    ['another scheme', { origin: ours.replace('http:', 'ftp:'), cookie }],
    ['another port', { origin: `${ours}1`, cookie }],
    ['a name that begins like ours', { origin: `${ours}.evil.example`, cookie }],
    ['another site, in the words of the browser', { 'sec-fetch-site': 'cross-site', cookie }],
    ['a sister site', { 'sec-fetch-site': 'same-site', cookie }],
    ['a typed address', { 'sec-fetch-site': 'none', cookie }],
    ['a browser that contradicts itself', { 'sec-fetch-site': 'cross-site', origin: ours, cookie }],
    ['cookies without a word on where from', { cookie }],
    ['a token beside cookies', { authorization: 'Bearer x', origin: 'https://evil.example', cookie }],
    ['an empty token', { authorization: 'Bearer ', origin: 'https://evil.example' }],
    ['a password in the place of a token', { authorization: 'Basic eA==', origin: 'https://evil.example' }],
  ])('a change is refused from %s', (__, headers) => {
    expect(answer(headers, 'POST', url)).toBe('foreign_origin')
  })
})

test('every method but reading ones is a change', () => {
  const foreign = { origin: 'https://evil.example', cookie }
  for (const method of ['GET', 'HEAD', 'OPTIONS']) expect(answer(foreign, method)).toBe('passes')
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'TRACE'])
    expect(answer(foreign, method)).toBe('foreign_origin')
})

test('a body is refused by its length, and a body of unknown length where nobody counts it', () => {
  const origin = ours
  expect(answer({ origin, 'content-length': String(1024 * 1024) }, 'POST', '/market')).toBe('passes')
  expect(answer({ origin, 'content-length': String(1024 * 1024 + 1) }, 'POST', '/market')).toBe('too_large')
  expect(answer({ origin, 'transfer-encoding': 'chunked' }, 'POST', '/api/auth/signin/steam')).toBe(
    'length_required',
  )
  expect(answer({ origin, 'transfer-encoding': 'chunked' })).toBe('passes')
})

test('in the sandbox our pages may be reached by another name of this machine', () => {
  expect(fromOurSite('http://127.0.0.1:3000', '127.0.0.1:3000')).toBe(true)
  expect(fromOurSite('http://127.0.0.1:3000', 'localhost:3000')).toBe(false)
  expect(fromOurSite(undefined, host)).toBe(false)
})
