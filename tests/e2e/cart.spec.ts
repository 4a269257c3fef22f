import { axeEverywhere, expect, test } from './fixtures'
import { apiOf, newTrader } from './traders'

const goods = {
  category: 'controllers' as const,
  condition: 'good' as const,
  currency: 'EUR' as const,
  publish: true,
  description: 'Used once.',
  priceMinor: 2_000,
  onHand: 3,
  shipping: [{ name: 'Parcel', shipsTo: ['DE'], priceMinor: 490, daysFrom: 2, daysTo: 4 }],
}

test('a cart keeps a line for later, makes another a present, and says what changed since the last visit', async ({
  page,
  newPerson,
}) => {
  const seller = await newTrader(await newPerson(), 'seller')
  const title = `Fightstick ${Date.now()}`
  const { goodsId } = await apiOf(seller.page)('POST /goods', { ...goods, title })
  await newTrader(page, 'buyer')
  await page.goto(`/goods/${goodsId}`)
  await page.getByLabel('How many').fill('3')
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page.getByRole('link', { name: title })).toBeVisible()

  await page.getByText('Give it to a friend').click()
  await page.getByLabel('Name of your friend').fill('maya@example.com')
  await page.getByRole('button', { name: 'Make it a gift' }).click()
  await expect(page.getByText('Enter the name of your friend')).toBeVisible()
  await page.getByLabel('Name of your friend').fill('Maya')
  await page.getByLabel('Message (optional)').fill('Enjoy it')
  await page.getByRole('button', { name: 'Make it a gift' }).click()
  await expect(page.getByText('A gift for Maya: “Enjoy it”')).toBeVisible()

  await page.getByRole('button', { name: 'Keep for later' }).click()
  await expect(page.getByRole('heading', { name: 'Kept for later' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Check out/ })).toHaveCount(0)
  await axeEverywhere(page)
  await page.getByRole('button', { name: 'Back to the cart' }).click()
  await expect(page.getByRole('button', { name: 'Check out €60.00' })).toBeVisible()

  await apiOf(seller.page)('PATCH /goods/:goodsId', { goodsId, priceMinor: 2_500, onHand: 1, seenOnHand: 3 })
  await page.reload()
  await expect(page.getByText('The price was €20.00 when you put it here.')).toBeVisible()
  await expect(page.getByText('Only 1 can be bought.')).toBeVisible()
  await axeEverywhere(page)
  await page.getByLabel('How many').fill('1')
  await page.getByRole('button', { name: 'Update' }).click()
  await expect(page.getByRole('button', { name: 'Check out €25.00' })).toBeVisible()
  await expect(page.getByText('Only 1 can be bought.')).toHaveCount(0)
})
