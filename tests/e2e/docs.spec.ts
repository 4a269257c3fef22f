import { axeEverywhere, expect, fitsWidth, phone, test } from './fixtures'

const operation = /\/deals\/:dealId$/

test('the reference is found by a word, opened, and accessible on a desktop and on a phone', async ({
  page,
}) => {
  await page.goto('/docs')
  await expect(page.getByRole('heading', { level: 1, name: 'API' })).toBeVisible()
  const shown = page.getByRole('status').filter({ hasText: 'operation' })
  const all = Number.parseInt((await shown.textContent()) ?? '', 10)
  await page.getByLabel('Find an operation').fill('get deal')
  await expect.poll(async () => Number.parseInt((await shown.textContent()) ?? '', 10)).toBeLessThan(all)
  await expect(page.getByRole('heading', { name: '/wallet', exact: true })).toBeHidden()
  await page.getByRole('heading', { name: operation }).first().click()
  await expect(page.getByText('The buyer and the seller of the deal, and admins.').first()).toBeVisible()
  await expect(page.getByText("await api('GET /deals/:dealId'").first()).toBeVisible()
  await axeEverywhere(page)
})

test('without a script everything is there and opens, also on a phone', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: phone,
    ...(baseURL && { baseURL }),
  })
  const page = await context.newPage()
  await page.goto('/docs')
  await expect(page.getByText('problem+json').first()).toBeVisible()
  await page.getByRole('heading', { name: '/wallet', exact: true }).click()
  await expect(page.getByText("await api('GET /wallet'").first()).toBeVisible()
  await expect(page.getByText('idempotency_mismatch').first()).toBeVisible()
  await fitsWidth(page)
  await context.close()
})

test('the document that the reference is made of is there for other tools', async ({ request }) => {
  const answer = await request.get('/api/openapi.json')
  expect(answer.status()).toBe(200)
  expect(await answer.json()).toMatchObject({ openapi: '3.1.0', servers: [{ url: '/api/v1' }] })
})

test('an unchanged read is answered 304, with no body on the wire', async ({ request }) => {
  const first = await request.get('/api/v1/listings')
  const etag = first.headers().etag ?? ''
  const again = await request.get('/api/v1/listings', { headers: { 'if-none-match': etag } })
  expect([again.status(), (await again.body()).length]).toEqual([304, 0])
  expect(again.headers()['cache-control']).toBe('private, no-cache')
})
