import { axeEverywhere, expect, test } from './fixtures'
import { linkMailed, signUpByMail } from './people'

const newEmail = () => `ada${Date.now().toString(36)}@example.com`

test('an account is made by mail, its password forgotten and set anew, and its address changed', async ({
  page,
  newPerson,
  watch,
}) => {
  test.setTimeout(240_000)
  const email = newEmail()
  await page.goto('/sign-up')
  await axeEverywhere(page)
  await page.getByLabel('E-mail').fill('not an address')
  await page.getByRole('button', { name: 'Continue with e-mail' }).click()
  await expect(page.getByText('Enter a complete e-mail address')).toBeVisible()
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Continue with e-mail' }).click()
  await expect(page.getByText(`Look into the mailbox of ${email}`)).toBeVisible()
  await axeEverywhere(page)
  await page.goto(await linkMailed(page, email, 'Make your Tradepost account'))
  await axeEverywhere(page)
  await page.getByLabel('Name').fill('Ada')
  await page.getByLabel('Password').fill('an old password')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL((url) => url.pathname === '/')

  const forgetful = await newPerson()
  await forgetful.goto('/sign-in')
  await forgetful.getByRole('link', { name: 'Forgot your password?' }).click()
  // The page left behind has a field of that name too.
  await forgetful.waitForURL((url) => url.pathname === '/reset')
  await forgetful.getByLabel('E-mail').fill(email)
  await axeEverywhere(forgetful)
  await forgetful.getByRole('button', { name: 'Send the mail' }).click()
  const link = await linkMailed(forgetful, email, 'Choose a new password')
  await forgetful.goto(link)
  await axeEverywhere(forgetful)
  await forgetful.getByLabel('New password').fill('a new password')
  await forgetful.getByRole('button', { name: 'Set the password' }).click()
  await expect(forgetful.getByText('Your new password counts from now on')).toBeVisible()
  watch.allow(/40[134]|websocket/i)
  await forgetful.goto(link)
  await expect(forgetful.getByRole('heading', { level: 1 })).toHaveText('This link does not work')
  await axeEverywhere(forgetful)
  await page.goto('/account')
  await expect(page).toHaveURL(/sign-in/)

  await forgetful.goto('/sign-in?callbackUrl=/account/security')
  await forgetful.getByLabel('E-mail').fill(email)
  await forgetful.getByLabel('Password').fill('a new password')
  await forgetful.getByRole('button', { name: 'Sign in with e-mail' }).click()
  const next = newEmail()
  await forgetful.getByLabel('New address').fill(next)
  await forgetful.getByRole('button', { name: 'Send the link' }).click()
  await expect(forgetful.getByText(`Sent. Look into the mailbox of ${next}.`)).toBeVisible()
  await axeEverywhere(forgetful)
  await forgetful.goto(await linkMailed(forgetful, next, 'Confirm your new address'))
  await axeEverywhere(forgetful)
  await forgetful.getByRole('button', { name: 'Use this address' }).click()
  await expect(forgetful.getByText('Done. Your account has this address.')).toBeVisible()
  await linkMailed(forgetful, email, 'Your Tradepost account has another address')
})

test('whoever signs up twice is not told on the page, but by mail', async ({ page, newPerson }) => {
  test.setTimeout(120_000)
  const email = newEmail()
  await signUpByMail(page, { name: 'Ada', email, password: 'a long password' })
  const again = await newPerson()
  await again.goto('/sign-up')
  await again.getByLabel('E-mail').fill(email)
  await again.getByRole('button', { name: 'Continue with e-mail' }).click()
  await expect(again.getByText(`Look into the mailbox of ${email}`)).toBeVisible()
  expect(await linkMailed(again, email, 'You have a Tradepost account already')).toMatch(/\/sign-in$/)
})
