import { axeEverywhere, expect, fitsWidth, phone, test } from './fixtures'
import { setUpFactor, signInThroughSteam, signUpByMail } from './people'

test('a seller reads what can leave and why not, and is told what the provider needs before it is asked', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await signInThroughSteam(page, 'tsuru', '/wallet')
  await page.getByRole('link', { name: 'Withdraw' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Payouts' })).toBeVisible()
  await expect(page.getByText('Say first where your bank is.')).toBeVisible()
  await axeEverywhere(page)
  await page.getByRole('button', { name: 'Begin' }).click()
  await expect(page.getByText('Add an e-mail address to your account first')).toBeVisible()
  await page.setViewportSize(phone)
  await fitsWidth(page)
})

test('a seller answers the questions of the provider on its page and comes back ready to be paid', async ({
  page,
  watch,
}) => {
  test.setTimeout(180_000)
  watch.allow(/websocket/i)
  const email = `seller${Date.now()}@example.com`
  await signUpByMail(page, { name: 'Rosa', email, password: 'a long password', backTo: '/sell/payouts' })
  await page.getByLabel('Country of your bank').selectOption({ label: 'Netherlands' })
  await page.getByRole('button', { name: 'Begin' }).click()
  await expect(page.getByText('Naming a bank asks for a second factor')).toBeVisible()
  await axeEverywhere(page)
  await page.getByRole('link', { name: 'Set up an authenticator or a passkey' }).click()
  await setUpFactor(page)
  await page.goto('/sell/payouts')
  await expect(page.getByText('asks for a second factor')).toHaveCount(0)
  await page.getByRole('button', { name: 'Answer the questions' }).click()
  await page.getByLabel('First name').fill('Rosa')
  await page.getByLabel('Surname').fill('Vos')
  await page.getByLabel('Date of birth').fill('1990-04-12')
  await page.getByLabel('Street and number').fill('Gracht 4')
  await page.getByLabel('I accept the terms of service').check()
  await page.getByRole('button', { name: 'Submit' }).click()
  const bank = page.getByRole('complementary', { name: 'Your bank' })
  await expect(bank.getByText('Ready', { exact: true })).toBeVisible({ timeout: 30_000 })
  await expect(bank.getByText('Bank in Netherlands.')).toBeVisible()
  await expect(page.getByText('Say first where your bank is.')).toHaveCount(0)
  await axeEverywhere(page)
})

test('an admin reads that the books agree and orders a comparison', async ({ page }) => {
  test.setTimeout(180_000)
  await page.goto('/sign-in?callbackUrl=%2Fadmin%2Freconciliation')
  await page.getByLabel('E-mail').fill('admin@tradepost.example')
  await page.getByLabel('Password').fill('tradepost-demo')
  await page.getByRole('button', { name: 'Sign in with e-mail' }).click()
  await page.waitForURL(/\/admin\/reconciliation/)
  await expect(page.getByRole('heading', { level: 1, name: 'Reconciliation' })).toBeVisible()
  await expect(page.getByText('The books agree')).toBeVisible()
  await page.getByRole('button', { name: 'Compare now' }).click()
  await expect(page.getByText('Ordered. Look again in a moment.')).toBeVisible()
  await axeEverywhere(page)
})
