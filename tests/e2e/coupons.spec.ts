import { axe, axeEverywhere, expect, type Page, test } from './fixtures'
import { newTrader, signInAsAdmin } from './traders'

const code = () => `E2E-${Date.now().toString(36).toUpperCase()}`
const row = (page: Page, of: string) => page.getByRole('listitem').filter({ hasText: of })

test('a seller makes a coupon, changes, pauses, starts and ends it, and is told what does not fit', async ({
  page,
  watch,
}) => {
  test.setTimeout(120_000)
  watch.allow(/40[09]/)
  const seller = await newTrader(page, 'seller')
  await page.goto('/sell')
  await page.getByRole('link', { name: 'Coupons' }).click()
  await expect(page.getByText('No coupons yet')).toBeVisible()
  await axeEverywhere(seller.page)

  const mine = code()
  await page.getByRole('textbox', { name: 'Code' }).fill(mine)
  await page.getByRole('textbox', { name: 'Percent' }).fill('250')
  await page.getByRole('button', { name: 'Start the coupon' }).click()
  await expect(page.getByText('At most 100 %.')).toBeVisible()
  await axe(page)
  await page.getByRole('textbox', { name: 'Percent' }).fill('15')
  await page.getByLabel('Minimum').fill('20.00')
  await page.getByLabel('What it is for').selectOption('kinds')
  await page.getByLabel('Goods').check()
  await page.getByRole('button', { name: 'Start the coupon' }).click()
  await expect(row(page, mine)).toContainText('15 % off goods from €20.00')
  await expect(row(page, mine)).toContainText('counts now')

  await page.getByRole('textbox', { name: 'Code' }).fill(mine.toLowerCase())
  await page.getByRole('textbox', { name: 'Percent' }).fill('5')
  await page.getByRole('button', { name: 'Start the coupon' }).click()
  await expect(page.getByText('This code is taken. Choose another one.')).toBeVisible()

  await page.getByRole('button', { name: `Change ${mine}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Orders in all').fill('40')
  await axe(page)
  await dialog.getByRole('button', { name: 'Change the coupon' }).click()
  await expect(row(page, mine)).toContainText('0 of 40 orders')
  await page.getByRole('button', { name: `Pause ${mine}` }).click()
  await expect(row(page, mine)).toContainText('paused')
  await page.getByRole('button', { name: `Start ${mine}` }).click()
  await expect(row(page, mine)).toContainText('counts now')
  await axeEverywhere(page)
  await page.getByRole('button', { name: `End ${mine}` }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'End the coupon' }).click()
  await expect(row(page, mine)).toContainText('over')
})

test('an admin makes a coupon that Tradepost pays and finds it apart from those of sellers', async ({
  page,
}) => {
  await signInAsAdmin(page)
  await page.goto('/admin/coupons')
  const house = code()
  await page.getByRole('textbox', { name: 'Code' }).fill(house)
  await page.getByRole('radio', { name: 'Amount' }).check()
  await page.getByRole('textbox', { name: 'Amount' }).fill('5.00')
  await page.getByRole('button', { name: 'Keep as draft' }).click()
  await expect(row(page, house)).toContainText('€5.00 off everything')
  await expect(row(page, house)).toContainText('paid by Tradepost')
  await axeEverywhere(page)
  await page.getByRole('link', { name: "Sellers'" }).click()
  await expect(page.getByRole('heading', { name: 'Paid by their sellers' })).toBeVisible()
  await expect(row(page, house)).toHaveCount(0)
})
