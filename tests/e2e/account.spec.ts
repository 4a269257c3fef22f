import { readFileSync } from 'node:fs'
import { axe, axeEverywhere, expect, sandboxUrl, test } from './fixtures'
import { balanceOf, signUpByMail } from './people'
import { newTrader, sell, traders } from './traders'

test('tiles, statement, escrow and file of a wallet say the same, to the cent', async ({
  page,
  newPerson,
}) => {
  test.setTimeout(180_000)
  const { seller, buyer } = await traders(page, newPerson, 2, 10_000)
  const one = await sell(seller, buyer, 1_250)
  const two = await sell(seller, buyer, 3_075)

  await buyer.page.goto('/wallet')
  const tiles = buyer.page.getByLabel('Balances')
  await expect(tiles).toContainText('€56.75')
  await expect(tiles).toContainText('€43.25')
  await expect(buyer.page.getByRole('link', { name: 'Wallet, balance €56.75' })).toBeVisible()
  const rows = buyer.page.getByRole('region', { name: 'Statement' }).getByRole('row')
  await expect(rows).toHaveCount(4)
  await expect(rows.nth(1)).toContainText(two.itemName)
  await expect(rows.nth(1)).toContainText('−€30.75')
  await expect(rows.nth(1)).toContainText('€56.75')
  await expect(rows.nth(3)).toContainText('+€100.00')
  const escrow = buyer.page.getByRole('list', { name: 'In escrow' }).getByRole('listitem')
  await expect(escrow).toHaveCount(2)
  await expect(escrow.filter({ hasText: one.itemName }).first()).toContainText('€12.50')
  await axeEverywhere(buyer.page)

  const saving = buyer.page.waitForEvent('download')
  await buyer.page.getByRole('link', { name: 'CSV' }).click()
  const file = readFileSync(await (await saving).path(), 'utf8')
  expect(file.trim().split('\r\n')).toHaveLength(4)
  expect(file).toContain('-30.75,EUR,56.75')

  await buyer.page.goto('/wallet?kind=sale')
  await expect(buyer.page.getByText('No movement matches these filters.')).toBeVisible()
  await buyer.page.getByLabel('Kind').selectOption('Purchase')
  await buyer.page.waitForURL(/kind=purchase/)
  await expect(rows).toHaveCount(3)
  await rows.nth(1).getByRole('link', { name: two.itemName }).click()
  await buyer.page.waitForURL(`/deals/${two.dealId}`)
})

test('what waits for a person comes to them: toast, count and the top of their deals, without a reload', async ({
  page,
  newPerson,
}) => {
  test.setTimeout(180_000)
  const { seller, buyer } = await traders(page, newPerson, 1, 5_000)
  await seller.page.goto('/deals')
  await expect(seller.page.getByText('No deals yet')).toBeVisible()
  await axeEverywhere(seller.page)
  const { itemName } = await sell(seller, buyer, 990)

  await expect(seller.page.getByText(`${buyer.name} bought ${itemName}`)).toBeVisible()
  const waiting = seller.page.getByRole('list', { name: 'Your move' })
  await expect(waiting).toContainText(itemName)
  await expect(waiting).toContainText(`Sold to ${buyer.name}`)
  const nav = seller.page.getByRole('navigation', { name: 'Products', exact: true })
  await expect(nav.getByRole('link', { name: /^Deals/ })).toContainText('1 waits for you')
  await axeEverywhere(seller.page)

  await buyer.page.goto('/deals?show=moves')
  await expect(buyer.page.getByText('No deal is like that')).toBeVisible()
  await buyer.page.getByRole('link', { name: 'Show all deals' }).click()
  await expect(buyer.page.getByRole('list', { name: 'All deals' })).toContainText(
    `Bought from ${seller.name}`,
  )
  await buyer.page.getByRole('link', { name: 'Sold', exact: true }).click()
  await buyer.page.waitForURL(/role=seller/)
  await expect(buyer.page.getByText('No deal is like that')).toBeVisible()
})

test('a deal called off by its seller gives the buyer all money back, on both screens, without a reload', async ({
  page,
  newPerson,
}) => {
  test.setTimeout(180_000)
  const { seller, buyer } = await traders(page, newPerson, 1, 5_000)
  const { dealId } = await sell(seller, buyer, 2_000)
  for (const who of [seller, buyer]) await who.page.goto(`/deals/${dealId}`)
  const headline = ({ page: on }: { page: typeof page }) => on.getByRole('heading', { level: 1 })
  await expect(headline(seller)).toHaveText('Accept the trade offer on Steam')
  await expect(headline(buyer)).toHaveText(`${seller.name} must accept the trade offer`)
  const offer = seller.page.getByRole('link', { name: 'Open offer on Steam' })
  await expect(offer).toHaveAttribute('target', '_blank')
  await expect(offer).toHaveAttribute('rel', /noopener/)
  await axeEverywhere(seller.page)

  await buyer.page.getByRole('button', { name: 'Ask a person' }).click()
  const dialog = buyer.page.getByRole('dialog', { name: 'What is wrong?' })
  await dialog.getByRole('button', { name: 'Ask a person' }).click()
  await expect(dialog.getByText('Say why, in at least three characters.')).toBeVisible()
  await axe(buyer.page)
  await dialog.getByLabel('In your own words').fill('Is this still going on?')
  await dialog.getByRole('button', { name: 'Ask a person' }).click()
  await expect(dialog).toBeHidden()
  await expect(seller.page.getByText('Is this still going on?')).toBeVisible()

  await seller.page.getByRole('button', { name: 'Decline' }).click()
  const question = seller.page.getByRole('alertdialog', { name: 'Call this deal off?' })
  await expect(question).toContainText('€20.00')
  await axe(seller.page)
  await question.getByRole('button', { name: 'Call the deal off' }).click()
  await expect(headline(buyer)).toHaveText('€20.00 came back to you')
  await expect(headline(seller)).toHaveText('The deal ended without a sale')
  await expect(buyer.page.getByRole('link', { name: 'Wallet, balance €50.00' })).toBeVisible()
  expect(await balanceOf(buyer.page)).toBe(5_000)
  await axeEverywhere(buyer.page)
})

test('a deal is there for its two parties and for nobody else', async ({ page, newPerson, watch }) => {
  test.setTimeout(120_000)
  watch.allow(/status of 404/)
  const { seller, buyer } = await traders(page, newPerson, 1, 1_000)
  const { dealId } = await sell(seller, buyer, 500)
  const other = await newTrader(await newPerson(), 'other')
  expect((await other.page.goto(`/deals/${dealId}`))?.status()).toBe(404)
  await expect(other.page.getByText('There is nothing at this address')).toBeVisible()
  await axe(other.page)
  expect((await other.page.request.get(`/api/v1/deals/${dealId}`)).status()).toBe(404)
  const stranger = await newPerson()
  await stranger.goto(`/deals/${dealId}`)
  await stranger.waitForURL(/\/sign-in\?callbackUrl=%2Fdeals%2F/)
})

test('a person changes their name, links Steam, gives their own trade URL, and leaves', async ({ page }) => {
  test.setTimeout(120_000)
  const persona = `linker-${Date.now().toString(36)}`
  const made = await page.request.post(`${sandboxUrl()}/api/steam/accounts`, { data: { persona } })
  const { tradeUrl } = await made.json()
  const email = `${persona}@example.com`
  await signUpByMail(page, {
    name: 'Ivo Bakker',
    email,
    password: 'a long enough password',
    backTo: '/account',
  })
  await expect(page.getByLabel('Your trade URL')).toBeDisabled()
  await axeEverywhere(page)

  await page.getByLabel('Name', { exact: true }).fill('I')
  await page.getByRole('button', { name: 'Save profile' }).click()
  await expect(page.getByText('A name has at least 2 characters.')).toBeVisible()
  await page.getByLabel('Name', { exact: true }).fill('Ivo B.')
  await page.getByRole('button', { name: 'Save profile' }).click()
  await expect(page.getByRole('button', { name: 'Ivo B., your account' })).toBeVisible()

  await page.getByRole('button', { name: 'Connect your Steam account' }).click()
  await page.waitForURL(/\/openid\/login/)
  await page.getByRole('button', { name: new RegExp(persona) }).click()
  await page.waitForURL((url) => url.pathname === '/account')
  await expect(page.getByText('Linked', { exact: true })).toBeVisible()

  const field = page.getByLabel('Your trade URL')
  await field.fill('https://steamcommunity.com/tradeoffer/new/?partner=39734374&token=ykx-s_Wj')
  await page.getByRole('button', { name: 'Save trade URL' }).click()
  await expect(page.getByText(/belongs to another Steam account/)).toBeVisible()
  await axe(page)
  await field.fill(tradeUrl)
  await page.getByRole('button', { name: 'Save trade URL' }).click()
  await expect(page.getByText('Saved. Bots can reach you now.')).toBeVisible()
  await axeEverywhere(page)

  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL((url) => url.pathname === '/')
  await page.goto('/account')
  await page.waitForURL(/\/sign-in/)
})
