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

test('every page has a nonce of its own, on each of its scripts', async ({ request }) => {
  const nonces = new Set<string | undefined>()
  for (let n = 0; n < 2; n++) {
    const answer = await request.get('/market')
    const nonce = /'nonce-([^']+)'/.exec(answer.headers()['content-security-policy'] ?? '')?.[1]
    nonces.add(nonce)
    const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(0)
    expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([])
  }
  expect(nonces.size).toBe(2)
})

test('what somebody manages to write into a page does not run', async ({ page, watch }) => {
  watch.allow(/Content Security Policy/)
  watch.allow(/Minified React error/)
  // A page that the test hands out itself comes from nowhere, so the browser keeps it from sockets of this machine.
  watch.allow(/ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS/)
  const smuggled = '<script>window.ran = true</script><base href="https://evil.example/">'
  await page.route('**/market', async (route) => {
    const answer = await route.fetch()
    const body = (await answer.text()).replace(/<body[^>]*>/, (tag) => tag + smuggled)
    await route.fulfill({ response: answer, body })
  })
  const blocked = page.waitForEvent('console', (message) => message.text().includes('inline script'))
  await page.goto('/market', { waitUntil: 'commit' })
  await blocked
  const effects = await page.evaluate(() => {
    const button = document.createElement('button')
    button.setAttribute('onclick', 'window.ran = true')
    document.body.append(button)
    button.click()
    return ['ran' in window, document.baseURI.includes('evil')]
  })
  expect(effects).toEqual([false, false])
})

test('pages that do not exist, and answers of the API, carry the headers too', async ({ request }) => {
  for (const path of ['/nowhere', '/api/v1/nowhere', '/_next/static/nothing.js']) {
    const headers = (await request.get(path)).headers()
    expect(headers['content-security-policy'], path).toContain("'strict-dynamic'")
    expect(headers['cross-origin-opener-policy'], path).toBe('same-origin')
    expect(headers['permissions-policy'], path).toContain('camera=()')
  }
  const art = (await request.get('/art/730/ak-47')).headers()
  expect(art['content-security-policy'] ?? '').not.toContain('nonce')
})
