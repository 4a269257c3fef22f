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
  await page.goto('/sell?appId=440')
  await page
    .getByRole('button', { name: /^Sell / })
    .first()
    .click()
  await expect(page.getByRole('button', { name: 'Keep as draft' })).toBeEnabled()
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

test('the palette opens by key, finds an item with the keyboard alone, and is accessible', async ({
  page,
}) => {
  await signInThroughSteam(page, 'ilse.b', '/market')
  await expect(page.getByRole('list', { name: 'Offers' })).toBeVisible()
  await page.keyboard.press('/')
  const field = page.getByRole('combobox', { name: /search items/i })
  await expect(field).toBeFocused()
  await field.fill('gift wr')
  await expect(page.getByRole('option', { name: /Gift Wrap/ }).first()).toBeVisible()
  await axeEverywhere(page)
  await page.keyboard.press('Escape')
  await expect(field).toBeHidden()
  await page.keyboard.press('Control+k')
  await field.fill('gift wr')
  await expect(page.getByRole('option', { name: /Gift Wrap/ }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/(market\?.*Gift|items\/)/)
})

test('filters, search and the back button agree with the address and with each other', async ({ page }) => {
  await page.goto('/market?appId=440')
  const count = page.getByText(/offers? match/)
  const before = await count.innerText()
  const first = page.getByRole('complementary', { name: 'Filters' }).getByRole('checkbox').first()
  await first.click()
  await page.waitForURL(/rarity=/)
  await expect(first).toBeChecked()
  await expect(count).not.toHaveText(before)
  await page.goBack()
  await expect(first).not.toBeChecked()
  const field = page.getByRole('searchbox', { name: 'Search items' })
  await field.fill('sniper')
  await page.waitForURL(/q=sniper/)
  await field.press('Enter')
  await page.goBack()
  await expect(field).toHaveValue('')
  await expect(count).toHaveText(before)
})

test('an offer taken off is gone from the item page of somebody who looks at it, without a reload', async ({
  page: seller,
  newPerson,
}) => {
  test.setTimeout(90_000)
  await signInThroughSteam(seller, 'tsuru', '/sell')
  const mine = seller
    .getByRole('region', { name: 'Your listings' })
    .getByRole('row')
    .filter({ hasText: 'on the market' })
  const address = await mine.first().getByRole('link').getAttribute('href')
  const stranger = await newPerson()
  await stranger.goto(address ?? '/market')
  await expect(stranger.getByRole('link', { name: 'Sign in to buy' }).first()).toBeVisible()
  await mine.first().getByRole('button', { name: 'Take off' }).click()
  await expect(stranger.getByText('The seller took this item off the market.').first()).toBeVisible()
})

test('a buyer whose session has expired is asked to sign in again, and buys nothing', async ({
  page,
  watch,
}) => {
  test.setTimeout(90_000)
  await signInThroughSteam(page, 'ilse.b', '/market?max=20')
  await page.getByRole('list', { name: 'Offers' }).getByRole('link').first().click()
  const buy = page.getByRole('button', { name: /^Buy for/ }).first()
  await expect(buy).toBeVisible()
  watch.allow(/401/)
  await page.context().clearCookies()
  await buy.click()
  await expect(page.getByRole('link', { name: 'Sign in to buy' }).first()).toBeVisible()
  await expect(page).toHaveURL(/\/items\//)
})
