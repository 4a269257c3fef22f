import { expect, type Page, test } from './fixtures'
import { signInThroughSteam } from './people'

/** Compressed bodies, until the page has been quiet for a while. */
const mostBytes = 180_000

async function scriptBytes(page: Page, path: string): Promise<number> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
  const scripts = new Set<string>()
  let bytes = 0
  devtools.on('Network.responseReceived', ({ requestId, response }) => {
    if (new URL(response.url).pathname.endsWith('.js')) scripts.add(requestId)
  })
  devtools.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength
  })
  await page.goto(path, { waitUntil: 'networkidle' })
  await devtools.detach()
  expect(bytes, 'something was weighed').toBeGreaterThan(50_000)
  return bytes
}

test('market and item pages weigh at most 180 kB of scripts, for strangers and for members', async ({
  page,
}) => {
  test.setTimeout(90_000)
  await page.goto('/market')
  const item = await page.getByRole('list', { name: 'Offers' }).getByRole('link').first().getAttribute('href')
  const weigh = async (who: string) => {
    for (const path of ['/market', item ?? '']) {
      const bytes = await scriptBytes(page, path)
      expect(bytes, `${path} for ${who}`).toBeLessThanOrEqual(mostBytes)
    }
  }
  await weigh('a stranger')
  await signInThroughSteam(page, 'ilse.b', '/market')
  await weigh('a member')
})
