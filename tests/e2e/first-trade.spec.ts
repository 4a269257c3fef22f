import { axeEverywhere, expect, test } from './fixtures'
import { acceptOnSteam, balanceOf, signInThroughSteam } from './people'

const priceMinor = 2_410
const feeMinor = 72

test('one lists an item, another buys it, the bot carries it over, both see it live, the seller is paid', async ({
  page: seller,
  newPerson,
}) => {
  test.setTimeout(120_000)
  const buyer = await newPerson()
  await signInThroughSteam(seller, 'voltek', '/sell?appId=440')
  const sellerHad = await balanceOf(seller)
  const tile = seller
    .locator('article')
    .filter({ has: seller.getByRole('button', { name: /^Sell / }) })
    .first()
  const name = (await tile.getByRole('heading').innerText()).trim()
  await tile.getByRole('button', { name: /^Sell / }).click()
  await seller.getByLabel('Your price').fill('24.10')
  await expect(seller.getByText('€23.38')).toBeVisible()
  await seller.getByRole('button', { name: 'List the item' }).click()
  const mine = seller
    .getByRole('region', { name: 'Your listings' })
    .getByRole('row')
    .filter({ hasText: '€24.10' })
    .first()
  await expect(mine).toContainText('on the market')
  const address = await mine.getByRole('link').getAttribute('href')

  await signInThroughSteam(buyer, 'ilse.b', address ?? '/market')
  const buyerHad = await balanceOf(buyer)
  await expect(buyer.getByRole('heading', { level: 1 })).toHaveText(name)
  await buyer.getByRole('button', { name: 'Buy for €24.10' }).first().click()
  await buyer.waitForURL(/\/deals\/deal_/)
  expect(await balanceOf(buyer)).toBe(buyerHad - priceMinor)
  await seller.goto(new URL(buyer.url()).pathname)

  const headline = (who: typeof seller) => who.getByRole('heading', { level: 1 })
  await expect(headline(seller)).toHaveText('Accept the trade offer on Steam')
  await expect(headline(buyer)).toContainText('must accept the trade offer')
  await acceptOnSteam(seller)

  await expect(headline(buyer)).toHaveText('Accept the trade offer on Steam')
  await expect(headline(seller)).toContainText('must accept the trade offer')
  await expect(seller.getByText('Item in escrow')).toBeVisible()
  await acceptOnSteam(buyer)

  await expect(headline(buyer)).toHaveText('The item is yours')
  await expect(headline(seller)).toHaveText('You were paid €23.38')
  await expect(seller.getByText('Seller paid')).toBeVisible()
  expect(await balanceOf(seller)).toBe(sellerHad + priceMinor - feeMinor)
  await axeEverywhere(seller)
})

test('market, item, sell and deal pages are accessible in both themes and on a phone', async ({ page }) => {
  test.setTimeout(180_000)
  await signInThroughSteam(page, 'ilse.b', '/market')
  await expect(page.getByRole('list', { name: 'Offers' })).toBeVisible()
  await axeEverywhere(page)
  await page.goto('/market?view=table')
  await axeEverywhere(page)
  await page.goto('/market')
  await page.getByRole('list', { name: 'Offers' }).getByRole('link').first().click()
  await page.waitForURL(/\/items\//)
  await expect(page.getByRole('button', { name: /^Buy for/ }).first()).toBeVisible()
  await axeEverywhere(page)
  await page.goto('/sell')
  await axeEverywhere(page)
  await page.goto('/sell?appId=730')
  await expect(page.getByText(/cannot move on for 7 days/).first()).toBeVisible()
  await axeEverywhere(page)
})

test('filters live in the address, and a search forgives a typo', async ({ page }) => {
  await page.goto('/market')
  await page.getByRole('searchbox', { name: 'Search items' }).fill('scattergn')
  await page.waitForURL(/q=scattergn/)
  await expect(page.getByRole('list', { name: 'Offers' }).getByRole('listitem').first()).toContainText(
    /scattergun/i,
  )
  await page.goto('/market?appId=570')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dota 2 items')
  await page.goto('/market?q=nothing+is+called+like+this')
  await expect(page.getByText('No offer matches')).toBeVisible()
})
