import { expect, test } from './fixtures'
import { apiOf, newTrader } from './traders'

test('a form that is sent twice at one instant happens once', async ({ page }) => {
  await newTrader(page, 'hasty')
  await page.goto('/account/developer')
  await page.getByLabel('Name', { exact: true }).fill('Twice')
  const form = page.locator('form').filter({ has: page.getByLabel('Name', { exact: true }) })
  const sent: string[] = []
  page.on('request', (request) => request.headers()['next-action'] && sent.push(request.url()))
  await form.evaluate((element: HTMLFormElement) => {
    element.requestSubmit()
    element.requestSubmit()
  })
  await expect.poll(() => sent.length, 'both are sent').toBe(2)
  await expect(page.getByText('Copy this token now')).toBeVisible()
  const { items } = await apiOf(page)('GET /me/tokens', {})
  expect(items.map(({ name }) => name)).toEqual(['Twice'])
})
