import { expect, test } from './fixtures'

const evil = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', cookie: 'theme=dark' }

const doors: [door: string, path: string, more: Record<string, string>][] = [
  ['REST', '/api/v1/me', {}],
  ['a server action', '/market', { 'next-action': '0'.repeat(42) }],
  ['sign-in with a password', '/api/auth/callback/credentials', {}],
  ['sign-in through Steam', '/api/auth/signin/steam', {}],
  ['sign-out', '/api/auth/signout', {}],
  ['the link to Steam', '/api/steam/link', {}],
]

for (const [door, path, more] of doors) {
  test(`${door} changes nothing for another site`, async ({ playwright, baseURL }) => {
    const api = await playwright.request.newContext({ ...(baseURL && { baseURL }) })
    const answer = await api.post(path, { headers: { ...evil, ...more }, maxRedirects: 0 })
    expect(answer.status()).toBe(403)
    expect(answer.headers()['content-type']).toBe('application/problem+json')
    expect(await answer.json()).toMatchObject({ code: 'foreign_origin', status: 403 })
    await api.dispose()
  })
}
