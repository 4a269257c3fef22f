import { axeEverywhere, expect, phone, test } from './fixtures'
import { apiOf, credit, list, newTrader, signInAsAdmin } from './traders'

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
  test.setTimeout(120_000)
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

test('a wallet that is short says by how much, and is filled by a gift card on the way', async ({
  page,
  newPerson,
  watch,
}) => {
  test.setTimeout(180_000)
  watch.allow(/409/)
  const admin = await newPerson()
  await signInAsAdmin(admin)
  const giver = await newTrader(await newPerson(), 'giver')
  await credit(admin, giver, 2_000)
  const card = { kind: 'code', subject: 'EUR2000', quantity: 1, unitMinor: 2_000 } as const
  await apiOf(giver.page)('POST /orders', { lines: [card], method: 'wallet' })
  const { items } = await apiOf(giver.page)('GET /gift-cards', {})
  const giftCardId = items[0]?.id ?? ''
  const { code } = await apiOf(giver.page)('POST /gift-cards/:giftCardId/code', { giftCardId })

  const buyer = await newTrader(page, 'buyer')
  await credit(admin, buyer, 3_770)
  await apiOf(page)('POST /cart/lines', { kind: 'code', subject: 'EUR5000' })
  await page.goto('/cart')
  await page.getByRole('button', { name: 'Check out €50.00' }).click()
  await expect(page.getByText('Your wallet has €37.70, which is €12.30 too little.')).toBeVisible()
  await expect(page.getByRole('radio', { name: /^€12.30 by card, the rest from your wallet/ })).toBeChecked()
  await axeEverywhere(page)
  const fill = page.getByRole('region', { name: 'Fill your wallet' })
  await expect(fill.getByLabel('Top up, in EUR')).toHaveValue('12.30')
  await fill.getByRole('textbox', { name: 'Redeem a gift card' }).fill('7KQ2-M0XV-9TBC-4HNE')
  await fill.getByRole('button', { name: 'Redeem' }).click()
  await expect(fill.getByText(/^This code opens no gift card/)).toBeVisible()
  await fill.getByRole('textbox', { name: 'Redeem a gift card' }).fill(code)
  await fill.getByRole('button', { name: 'Redeem' }).click()
  await expect(page.getByText('Paid at once from the €57.70 in your wallet.')).toBeVisible()
  await expect(fill).toHaveCount(0)
  await page.getByRole('radio', { name: /^Wallet balance/ }).check()
  await page.getByRole('button', { name: 'Pay €50.00' }).click()
  await expect(page).toHaveURL(/\/orders\//)
})

test('buyer and seller show files in a dispute, and an admin sees them where it is decided', async ({
  page,
  newPerson,
}) => {
  test.setTimeout(180_000)
  const admin = await newPerson()
  await signInAsAdmin(admin)
  const seller = await newTrader(await newPerson(), 'seller')
  const buyer = await newTrader(page, 'buyer')
  await credit(admin, buyer, 10_000)
  const title = `Fightstick ${Date.now()}`
  const { goodsId } = await apiOf(seller.page)('POST /goods', { ...goods, title })
  const line = { kind: 'shipment', subject: goodsId, quantity: 1, unitMinor: 2_000 } as const
  const address = { name: 'Ada', street: 'Ring 1', postcode: '10115', city: 'Berlin', country: 'DE' }
  const { orderId } = await apiOf(page)('POST /orders', { lines: [line], method: 'wallet', address })
  const { sales } = await apiOf(page)('GET /orders/:orderId', { orderId })

  await page.goto(`/orders/${orderId}`)
  const pdf = Buffer.from('%PDF-1.7\ntrailer << >>\n%%EOF\n')
  await page.getByText('Something is wrong').click()
  const form = page.getByRole('form', { name: 'Something is wrong' })
  await form.getByLabel('Why').fill('A stone in a box.')
  await form
    .getByLabel('A picture or a PDF (optional)')
    .setInputFiles({ name: 'box.pdf', mimeType: 'application/pdf', buffer: pdf })
  await axeEverywhere(page)
  await form.getByRole('button', { name: 'Ask an admin to decide' }).click()
  await expect(page.getByRole('link', { name: 'box.pdf' })).toBeVisible()

  await seller.page.goto(`/sales/${sales[0]?.id}`)
  const answer = seller.page.getByRole('form', { name: 'Evidence' })
  await answer.getByLabel('What an admin should know').fill('It was a fightstick.')
  await answer
    .getByLabel('A picture or a PDF (optional)')
    .setInputFiles({ name: 'page.html', mimeType: 'image/png', buffer: Buffer.from('<html>') })
  await answer.getByRole('button', { name: 'Add it' }).click()
  await expect(answer.getByText('Send a PNG, JPEG or WebP picture, or a PDF.')).toBeVisible()
  await axeEverywhere(seller.page)

  await admin.goto('/admin/orders?show=disputes')
  const shown = admin.getByRole('link', { name: 'box.pdf' }).first()
  await expect(shown).toBeVisible()
  const file = await admin.request.get((await shown.getAttribute('href')) ?? '')
  expect([file.status(), file.headers()['content-type']]).toEqual([200, 'application/pdf'])
  expect(file.headers()['content-disposition']).toMatch(/^attachment;/)
  const stranger = await newTrader(await newPerson(), 'stranger')
  const hidden = await stranger.page.request.get((await shown.getAttribute('href')) ?? '')
  expect(hidden.status()).toBe(404)
})

test('on a phone a Steam item goes into the cart from the bar that never leaves the screen', async ({
  page,
  newPerson,
}) => {
  test.setTimeout(120_000)
  const seller = await newTrader(await newPerson(), 'seller', 1)
  await newTrader(page, 'buyer')
  const { listingId } = await list(seller, 2_410)
  await page.goto(`/items/${listingId}`)
  const bar = page.locator('[data-slot="buy-bar"]')
  await axeEverywhere(page)
  await page.setViewportSize(phone)
  await bar.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page).toHaveURL(/\/cart$/)
  await expect(page.getByRole('button', { name: /^Check out/ })).toBeVisible()
})
