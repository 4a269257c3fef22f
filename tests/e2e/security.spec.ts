import { generateSync } from 'otplib'
import { axeEverywhere, expect, type Page, test } from './fixtures'
import { setUpFactor, signInThroughSteam, signUpByMail } from './people'

test('a person sees where they are signed in, and signs another browser out at once', async ({
  page,
  newPerson,
  watch,
}) => {
  test.setTimeout(120_000)
  const elsewhere = await newPerson()
  await signInThroughSteam(elsewhere, 'mferreira', '/wallet')
  await expect(elsewhere.getByRole('heading', { level: 1 })).toBeVisible()
  await signInThroughSteam(page, 'mferreira', '/account')
  await page.getByRole('navigation', { name: 'Account' }).getByRole('link', { name: 'Security' }).click()
  const sessions = page.getByRole('list', { name: 'Sessions' }).getByRole('listitem')
  await expect(sessions.first()).toContainText('This browser')
  await axeEverywhere(page)
  watch.allow(/40[13]|websocket/i)
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await expect(page.getByText('Every other browser is signed out.')).toBeVisible()
  await expect(sessions).toHaveCount(1)
  await elsewhere.reload()
  await expect(elsewhere).toHaveURL(/sign-in/)
})

/** A new account with e-mail and password, signed in. */
async function newMember(page: Page, password: string): Promise<string> {
  const email = `grace${Date.now()}@example.com`
  await signUpByMail(page, { name: 'Grace', email, password })
  return email
}

test('a person changes their password, and the new one opens the account', async ({ page }) => {
  test.setTimeout(120_000)
  const email = await newMember(page, 'an old password')
  await page.goto('/account/security')
  await page.getByLabel('Current password').fill('not this one')
  await page.getByLabel('New password').fill('a new password')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('This is not your current password.')).toBeVisible()
  await axeEverywhere(page)
  await page.getByLabel('Current password').fill('an old password')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('Changed. You are signed out everywhere else.')).toBeVisible()
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill('a new password')
  await page.getByRole('button', { name: 'Sign in with e-mail' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
})

test('an authenticator is set up, asked at the next sign-in by keyboard alone, and turned off again', async ({
  page,
  watch,
}) => {
  test.setTimeout(180_000)
  // The page that is still open when its cookie is taken away.
  watch.allow(/401/)
  const password = 'a long password'
  const email = await newMember(page, password)
  await page.goto('/account/security')
  await page.getByRole('button', { name: 'Set up an authenticator' }).click()
  const secret = await page.getByText(/^Key:/).locator('span').innerText()
  await axeEverywhere(page)
  const codeAt = (steps: number) =>
    generateSync({ secret, epoch: Math.floor(Date.now() / 1_000) + 30 * steps })
  await page.getByLabel('Code from the app').fill('000000')
  await page.getByRole('button', { name: 'Turn on' }).click()
  await expect(page.getByText(/This code is not right/)).toBeVisible()
  await page.getByLabel('Code from the app').fill(codeAt(-1))
  await page.getByRole('button', { name: 'Turn on' }).click()
  const codes = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')
  await expect(codes).toHaveCount(10)
  const recovery = await codes.first().innerText()
  await axeEverywhere(page)

  await page.context().clearCookies()
  await page.goto('/sign-in?callbackUrl=/account/security')
  await page.getByLabel('E-mail').focus()
  await page.keyboard.type(email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Enter your code')
  await axeEverywhere(page)
  await page.getByLabel('Code').focus()
  await page.keyboard.type(codeAt(0))
  await page.keyboard.press('Enter')
  await page.waitForURL('**/account/security')

  await page.context().clearCookies()
  await page.goto('/sign-in?callbackUrl=/account/security')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in with e-mail' }).click()
  await page.getByLabel('Code').fill(recovery)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByText('9 recovery codes are left.')).toBeVisible()
  await page.getByRole('button', { name: 'Turn off' }).click()
  await expect(page.getByRole('button', { name: 'Set up an authenticator' })).toBeVisible()
})

test('a token is made, works from a program, and does not after it was revoked', async ({
  page,
  playwright,
  baseURL,
}) => {
  test.setTimeout(120_000)
  await signInThroughSteam(page, 'mferreira', '/account/developer')
  await axeEverywhere(page)
  await page.getByRole('button', { name: 'Make the token' }).click()
  await expect(page.getByText('Name the token after what uses it.')).toBeVisible()
  await page.getByLabel('Name').fill('price watcher')
  await page.getByRole('button', { name: 'Make the token' }).click()
  const secret = await page
    .getByText(/tp_live_/)
    .filter({ hasNotText: '…' })
    .first()
    .innerText()
  const program = await playwright.request.newContext({ baseURL: baseURL ?? '' })
  const me = () =>
    program.get('/api/v1/me', { headers: { authorization: `Bearer ${/tp_live_[\w-]+/.exec(secret)?.[0]}` } })
  expect((await (await me()).json()).name).toBe('mferreira')
  await axeEverywhere(page)
  await page.reload()
  await expect(page.getByText(/last used/)).toBeVisible()
  await page.getByRole('button', { name: 'Revoke price watcher' }).click()
  await expect(page.getByText('No tokens yet')).toBeVisible()
  expect((await me()).status()).toBe(401)
  await program.dispose()
})

test('a token that writes waits until its person has a second factor', async ({ page }) => {
  test.setTimeout(120_000)
  await newMember(page, 'a long password')
  await page.goto('/account/developer')
  await page.getByText('Read and write', { exact: true }).click()
  await expect(page.getByRole('button', { name: 'Make the token' })).toHaveCount(0)
  await axeEverywhere(page)
  await page.getByRole('link', { name: 'Set up an authenticator or a passkey' }).click()
  await setUpFactor(page)
  await page.goto('/account/developer')
  await page.getByLabel('Name').fill('order desk')
  await page.getByText('Read and write', { exact: true }).click()
  await page.getByRole('button', { name: 'Make the token' }).click()
  await expect(page.getByText('Copy this token now')).toBeVisible()
})
