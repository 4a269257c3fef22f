import { axeEverywhere, expect, test } from './fixtures'
import { credit, newTrader, sell, signInAsAdmin } from './traders'

test('the other side of a deal is shown online, away when they choose it, and gone when they hide', async ({
  page,
  newPerson,
}) => {
  test.setTimeout(180_000)
  const seller = await newTrader(await newPerson(), 'seller', 1)
  const buyer = await newTrader(page, 'buyer')
  const admin = await newPerson()
  await signInAsAdmin(admin)
  await credit(admin, buyer, 5_000)
  const { dealId } = await sell(seller, buyer, 1_000)
  await seller.page.goto('/market')
  await page.goto(`/deals/${dealId}`)
  const stations = page.getByRole('list', { name: 'Where the money stands' })
  await expect(stations).toContainText('Online', { timeout: 30_000 })
  await axeEverywhere(page)
  const menu = seller.page.getByRole('button', { name: /your account/ })
  await menu.click()
  await seller.page.getByRole('menuitemradio', { name: 'Away' }).click()
  await expect(seller.page.getByRole('menuitemradio', { name: 'Away' })).toBeChecked()
  await expect(stations).toContainText('Away', { timeout: 30_000 })
  await seller.page.getByRole('menuitemradio', { name: 'Invisible' }).click()
  await expect(stations).toContainText('Last seen', { timeout: 30_000 })
})
