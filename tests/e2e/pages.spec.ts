import { pages, type Shown } from '../matrix/pages'
import { expect, type Page, test } from './fixtures'
import { newTrader, sell, traders } from './traders'

/** What the browser shows in the end for this address. */
async function shownAt(page: Page, address: string): Promise<Shown | 'no page yet'> {
  const { pathname, searchParams } = new URL(page.url())
  if (pathname === '/sign-in' && searchParams.get('callbackUrl') === address) return 'sign in'
  if (pathname !== address) return pathname as Shown
  const heading = await page
    .locator('h1')
    .first()
    .textContent({ timeout: 1_000 })
    .catch(() => null)
  if (heading === null) return 'no page yet'
  return heading === 'There is nothing at this address' ? 'nothing' : 'page'
}

async function expectShown(page: Page, kind: string, address: string, shown: Shown): Promise<void> {
  await page.goto(address)
  await expect.poll(() => shownAt(page, address), { message: `${address} for ${kind}` }).toBe(shown)
}

test('every page shows itself, the sign-in or nothing at all, as the matrix says for each kind of person', async ({
  page,
  newPerson,
  watch,
}) => {
  test.setTimeout(240_000)
  watch.allow(/status of 404/)
  const { seller, buyer, admin } = await traders(page, newPerson, 1, 10_000)
  const other = await newTrader(await newPerson(), 'other')
  const stranger = await newPerson()
  const { dealId } = await sell(seller, buyer, 1_000)
  const deal = await (await seller.page.request.get(`/api/v1/deals/${dealId}`)).json()
  const things: Record<string, string> = { dealId, listingId: deal.listingId }
  for (const [pattern, { stranger: unknown, person, admin: office, owner }] of Object.entries(pages)) {
    const address = pattern.replaceAll(/\[(\w+)\]/g, (_, name: string) => things[name] ?? name)
    await expectShown(stranger, 'a stranger', address, unknown)
    await expectShown(other.page, 'a person', address, person)
    await expectShown(admin, 'an admin', address, office ?? person)
    await expectShown(seller.page, 'the owner', address, owner ?? person)
  }
})
