import { axeEverywhere, expect, test } from './fixtures'
import { balanceOf } from './people'
import { apiOf, newTrader, signInAsAdmin } from './traders'

const goods = {
  category: 'controllers' as const,
  condition: 'good' as const,
  currency: 'EUR' as const,
  publish: true,
  shipping: [{ name: 'Parcel', shipsTo: ['DE', 'FR'], priceMinor: 490, daysFrom: 2, daysTo: 4 }],
}

test('goods go from a guest’s cart through the checkout to their buyer, and the seller sees every step', async ({
  page,
  newPerson,
}) => {
  const admin = await newPerson()
  await signInAsAdmin(admin)
  const seller = await newTrader(await newPerson(), 'seller')
  const title = `Fightstick ${Date.now()}`
  const { goodsId } = await apiOf(seller.page)('POST /goods', {
    ...goods,
    title,
    description: 'Used once.',
    priceMinor: 2_000,
    onHand: 3,
  })
  await page.goto(`/goods/${goodsId}`)
  await page.getByLabel('How many').fill('2')
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page).toHaveURL(/\/cart$/)
  await expect(page.getByRole('link', { name: title })).toBeVisible()
  await axeEverywhere(page)

  const buyer = await newTrader(page, 'buyer')
  await apiOf(admin)('POST /admin/wallets/:userId/adjustments', {
    userId: buyer.id,
    amountMinor: 10_000,
    currency: 'EUR',
    reason: 'Money for a test',
  })
  await page.goto('/cart')
  await expect(page.getByRole('link', { name: title })).toBeVisible()
  await page.getByRole('button', { name: /^Check out €40.00/ }).click()
  await expect(page).toHaveURL(/\/checkout\//)
  await axeEverywhere(page)
  await page.getByLabel('Name').fill('Ada Lovelace')
  await page.getByLabel('Street and number').fill('Ring 1')
  await page.getByLabel('Postcode').fill('10115')
  await page.getByLabel('Town').fill('Berlin')
  await page.getByRole('button', { name: 'Send it here' }).click()
  await page.getByRole('button', { name: 'Pay €44.90' }).click()
  await expect(page).toHaveURL(/\/orders\//)
  await expect(page.getByText('Paid').first()).toBeVisible()
  await axeEverywhere(page)
  expect(await balanceOf(page)).toBe(5_510)

  await seller.page.goto('/orders?side=sold')
  await seller.page.getByRole('link', { name: title }).click()
  await seller.page.getByLabel('Tracking number (optional)').fill('00340434161094042557')
  await seller.page.getByRole('button', { name: 'Mark as sent' }).click()
  await expect(seller.page.getByText('On its way').first()).toBeVisible()
  await axeEverywhere(seller.page)
  await page.getByRole('button', { name: 'It has arrived' }).click()
  await expect(page.getByText('Delivered').first()).toBeVisible()
  await page.getByLabel('Write to the other side').fill('Thank you.')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(seller.page.getByText('Thank you.')).toBeVisible()

  const receipt = await page.getByRole('link', { name: 'Receipt (PDF)' }).getAttribute('href')
  const pdf = await page.request.get(receipt ?? '')
  expect(pdf.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': expect.stringMatching(/^attachment; filename="tradepost-receipt-ord_\w+\.pdf"$/),
    'cache-control': 'private, no-store',
  })
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
  expect((await seller.page.request.get(receipt ?? '')).status()).toBe(404)
  const invoice = await seller.page.getByRole('link', { name: 'Invoice (PDF)' }).getAttribute('href')
  expect((await seller.page.request.get(invoice ?? '')).headers()['content-type']).toBe('application/pdf')
  expect((await page.request.get(invoice ?? '')).status()).toBe(404)

  await seller.page.goto('/sell/payouts')
  const earned = seller.page.getByRole('row').filter({ hasText: title })
  await expect(earned).toContainText('when it can no longer be sent back')
  await expect(seller.page.getByText('5 % of what the buyer pays, at least €0.30.')).toBeVisible()
  await axeEverywhere(seller.page)
  await seller.page.goto('/notifications')
  await expect(seller.page.getByText(new RegExp(`bought ${title}`))).toBeVisible()
})

test('an admin sets a rule about fees, looks what it comes to, and ends it', async ({ page }) => {
  await signInAsAdmin(page)
  await page.goto('/admin/fees')
  const form = page.getByRole('form', { name: 'Set a rule' })
  await form.getByLabel('Category').selectOption('figures')
  await form.getByLabel('Share in %').fill('2.5')
  await form.getByLabel('Reason').fill('A fair for figures.')
  await form.getByRole('button', { name: 'Set the rule' }).click()
  const rule = page.getByRole('row', { name: /Every seller, Figures/ }).filter({ hasText: 'holds' })
  await expect(rule).toBeVisible()
  await axeEverywhere(page)
  await page.goto('/admin/fees?category=figures&price=100&currency=EUR')
  await expect(page.getByRole('form', { name: 'Preview' }).locator('..')).toContainText('€2.50')
  await rule.getByRole('button', { name: /^End/ }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByLabel('Reason').fill('The fair is over.')
  await dialog.getByRole('button', { name: 'End the rule' }).click()
  await expect(
    page.getByRole('row', { name: /Every seller, Figures/ }).filter({ hasText: 'holds' }),
  ).toHaveCount(0)
})

test('a card pays a top-up on the processor’s page, and the money is in the wallet when the browser is back', async ({
  page,
}) => {
  await newTrader(page, 'payer')
  await page.goto('/wallet')
  await page.getByLabel(/^Top up, in EUR/).fill('50.00')
  await page.getByRole('button', { name: 'By card' }).click()
  const card = page.getByRole('form', { name: 'Card' })
  await card.getByLabel('E-mail').fill('payer@example.com')
  await card.getByLabel('Card number').fill('4242424242424242')
  await card.getByLabel(/^Expiry/).fill('12/34')
  await card.getByLabel(/^CVC/).fill('123')
  await card.getByLabel('Name on the card').fill('Ada Lovelace')
  await card.getByRole('button', { name: /^Pay/ }).click()
  await expect(page).toHaveURL(/\/(orders|checkout)\//)
  await expect.poll(() => balanceOf(page)).toBe(5_000)
})
