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

test('a page carries a policy with a nonce of its own and runs no script without it', async ({
  page,
  watch,
}) => {
  watch.allow(/Content Security Policy/)
  const policyOf = async () => (await page.goto('/market'))?.headers()['content-security-policy'] ?? ''
  const [first, second] = [await policyOf(), await policyOf()]
  const nonce = /'nonce-([^']+)'/.exec(second)?.[1]
  expect(nonce).toBeTruthy()
  expect(first).not.toContain(nonce)
  const ran = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.ranWithout = true'
    document.body.append(script)
    const button = document.createElement('button')
    button.setAttribute('onclick', 'window.ranWithout = true')
    document.body.append(button)
    button.click()
    return 'ranWithout' in window
  })
  expect(ran).toBe(false)
})

test('a page that does not exist, and one of the API, carry the headers too', async ({ request }) => {
  for (const path of ['/nowhere', '/api/v1/nowhere', '/_next/static/nothing.js']) {
    const headers = (await request.get(path)).headers()
    expect(headers['content-security-policy'], path).toContain("'strict-dynamic'")
    expect(headers['cross-origin-opener-policy'], path).toBe('same-origin')
    expect(headers['permissions-policy'], path).toContain('camera=()')
  }
  const art = (await request.get('/art/730/ak-47')).headers()
  expect(art['content-security-policy'] ?? '').not.toContain('nonce')
})
