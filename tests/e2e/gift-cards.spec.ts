import { axe, axeEverywhere, expect, type Page, test } from './fixtures'
import { balanceOf, mailTo } from './people'
import { apiOf, credit, newTrader, signInAsAdmin } from './traders'

const reason = 'A present for a test.'
const codePattern = /\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b/

/** The code in the newest gift card that was mailed to an address. */
async function codeMailed(page: Page, address: string): Promise<string> {
  const find = async () => codePattern.exec((await mailTo(page, address)).at(-1)?.text ?? '')?.[0]
  await expect.poll(find, { timeout: 30_000, message: `a gift card for ${address}` }).toBeTruthy()
  return (await find()) ?? ''
}

test('a gift card comes by mail, is looked at, redeemed once, and stands in the wallet', async ({
  page,
  newPerson,
  watch,
}) => {
  test.setTimeout(120_000)
  watch.allow(/409/)
  const admin = await newPerson()
  await signInAsAdmin(admin)
  const friend = await newTrader(page, 'friend')
  const email = `${friend.name}@example.com`
  const grant = { amountMinor: 5_000, currency: 'EUR', message: 'For the long evenings', reason } as const
  await apiOf(admin)('POST /admin/gift-cards', { ...grant, recipient: { kind: 'email', email } })
  const code = await codeMailed(page, email)

  await page.goto('/wallet')
  await page.getByRole('link', { name: 'Gift cards' }).click()
  await expect(page.getByText('No gift cards yet')).toBeVisible()
  await axeEverywhere(page)
  const form = page.getByRole('complementary', { name: 'Redeem a gift card' })
  await form.getByLabel('Code').fill('7KQ2-M0XV-9TBC-4HNE')
  await form.getByRole('button', { name: 'Check the code' }).click()
  await expect(form.getByText(/^This code opens no gift card/)).toBeVisible()
  await axe(page)

  const before = await balanceOf(page)
  await form.getByLabel('Code').fill(code.toLowerCase())
  await form.getByRole('button', { name: 'Check the code' }).click()
  await expect(form.getByText('It goes to your EUR wallet as it is')).toBeVisible()
  await form.getByRole('button', { name: 'Redeem €50.00' }).click()
  await expect(form.getByText('€50.00 came into your EUR wallet')).toBeVisible()
  expect(await balanceOf(page)).toBe(before + 5_000)
  const list = page.getByRole('list', { name: 'Your gift cards' })
  await expect(list.getByRole('listitem')).toContainText(['redeemed'])
  await axeEverywhere(page)
  await form.getByLabel('Code').fill(code)
  await form.getByRole('button', { name: 'Check the code' }).click()
  await expect(form.getByText(/^This code opens no gift card/)).toBeVisible()
})

test('who has no e-mail has the code shown once, and a card in dollars stands in the wallet of dollars', async ({
  page,
  newPerson,
}) => {
  const admin = await newPerson()
  await signInAsAdmin(admin)
  const friend = await newTrader(page, 'friend')
  const recipient = { kind: 'person', personId: friend.id } as const
  await apiOf(admin)('POST /admin/gift-cards', { recipient, amountMinor: 2_500, currency: 'USD', reason })
  await page.goto('/wallet/gift-cards')
  const card = page.getByRole('list', { name: 'Your gift cards' }).getByRole('listitem')
  await card.getByRole('button', { name: /^Show the code/ }).click()
  const shown = card.getByText(codePattern)
  await expect(shown).toBeVisible()
  await axe(page)
  const code = codePattern.exec((await shown.first().textContent()) ?? '')?.[0] ?? ''
  const form = page.getByRole('complementary', { name: 'Redeem a gift card' })
  await form.getByLabel('Code').fill(code)
  await form.getByRole('button', { name: 'Check the code' }).click()
  await form.getByRole('button', { name: /^Redeem / }).click()
  await form.getByRole('link', { name: 'Open the wallet' }).click()
  await expect(page).toHaveURL(/currency=USD/)
  await expect(page.getByText(/^Gift card ending in/)).toBeVisible()
})

test('a gift card is chosen, paid from the wallet, mailed with its words, and redeemed by the friend', async ({
  page,
  newPerson,
}) => {
  test.setTimeout(120_000)
  const admin = await newPerson()
  await signInAsAdmin(admin)
  const giver = await newTrader(page, 'giver')
  await credit(admin, giver, 10_000)
  const friend = await newTrader(await newPerson(), 'friend')
  const email = `${friend.name}@example.com`
  await page.goto('/wallet/gift-cards')
  await page.getByRole('link', { name: 'Give a gift card' }).first().click()
  await expect(page.getByRole('heading', { name: 'Give a gift card' })).toBeVisible()
  await page.getByRole('radio', { name: '€25.00' }).check()
  await page.getByLabel('Your friend’s e-mail or page').fill(email)
  await page.getByLabel('Message (optional)').fill('For the long evenings')
  await expect(page.getByRole('figure')).toContainText('€25.00')
  await expect(page.getByRole('figure')).toContainText('For the long evenings')
  await axeEverywhere(page)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page).toHaveURL(/\/cart$/)
  await expect(page.getByText(`A gift for ${email}: “For the long evenings”`)).toBeVisible()
  await page.getByText('Change the gift').click()
  await axeEverywhere(page)
  await page.getByRole('button', { name: 'Check out €25.00' }).click()
  await expect(page.getByText(`A gift for ${email}`)).toBeVisible()
  await page.getByRole('button', { name: 'Pay €25.00' }).click()
  await expect(page).toHaveURL(/\/orders\//)
  await expect(page.getByText(`A gift for ${email}`)).toBeVisible()

  const code = await codeMailed(page, email)
  await friend.page.goto('/wallet/gift-cards')
  const form = friend.page.getByRole('complementary', { name: 'Redeem a gift card' })
  await form.getByLabel('Code').fill(code)
  await form.getByRole('button', { name: 'Check the code' }).click()
  await form.getByRole('button', { name: 'Redeem €25.00' }).click()
  await expect(form.getByText('€25.00 came into your EUR wallet')).toBeVisible()
  expect(await balanceOf(friend.page)).toBe(2_500)
  expect(await balanceOf(page)).toBe(7_500)
})
