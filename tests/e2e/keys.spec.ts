import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { axeEverywhere, expect, type Page, sandboxUrl, test } from './fixtures'
import { signInThroughSteam, signInWithPassword, signUpByMail } from './people'

/** A phone in the hand of the person: makes and shows passkeys at once. */
async function withPhone(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

/** A wallet as an extension puts it into pages: it announces itself, and signs with a key of its own. */
async function withWallet(page: Page): Promise<string> {
  const account = privateKeyToAccount(generatePrivateKey())
  await page.exposeFunction('walletSigns', (raw: `0x${string}`) => account.signMessage({ message: { raw } }))
  await page.addInitScript((address) => {
    const sign = (window as unknown as { walletSigns: (hex: string) => Promise<string> }).walletSigns
    const provider = {
      request: async ({ method, params }: { method: string; params?: unknown[] }) => {
        if (method === 'eth_requestAccounts') return [address.toLowerCase()]
        if (method === 'personal_sign') return sign(String(params?.[0]))
        throw new Error(`The test wallet does not know ${method}.`)
      },
    }
    const detail = Object.freeze({ info: { uuid: 'test', name: 'Test wallet' }, provider })
    const announce = () => window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }))
    window.addEventListener('eip6963:requestProvider', announce)
  }, account.address)
  return account.address
}

async function newMember(page: Page, backTo: string) {
  const who = { name: 'Ada', email: `ada${Date.now().toString(36)}@example.com`, password: 'a long password' }
  await signUpByMail(page, { ...who, backTo })
  return who
}

test('a passkey is added, signs in without a name, stands for the second factor, and is removed', async ({
  page,
  watch,
}) => {
  test.setTimeout(240_000)
  watch.allow(/401/)
  await withPhone(page)
  const { email, password } = await newMember(page, '/account/security')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  const list = page.getByRole('list', { name: 'Passkeys' }).getByRole('listitem')
  await expect(list).toHaveCount(1)
  await expect(page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10)
  await axeEverywhere(page)
  await page.getByRole('button', { name: /^Rename/ }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Blue phone')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(list).toContainText('Blue phone')

  await page.context().clearCookies()
  await page.goto('/sign-in?callbackUrl=/account/security')
  await axeEverywhere(page)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.waitForURL('**/account/security')
  await expect(list).toContainText('last used')
  await expect(page.getByRole('list', { name: 'Sessions' })).toContainText('with a passkey')

  await page.context().clearCookies()
  await signInWithPassword(page, email, password, '/account/security')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Show your passkey')
  await axeEverywhere(page)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.waitForURL('**/account/security')
  await page.getByRole('button', { name: 'Remove Blue phone' }).click()
  await expect(list).toHaveCount(0)
  const log = page.getByRole('list', { name: 'Audit of my account' })
  for (const act of ['Passkey added', 'Passkey removed']) await expect(log).toContainText(act)
})

test('a wallet is linked, signs in, and a second one makes no second account by accident', async ({
  page,
  newPerson,
  watch,
}) => {
  test.setTimeout(240_000)
  watch.allow(/401/)
  const address = await withWallet(page)
  await newMember(page, '/account/security')
  await page.getByRole('button', { name: 'Link a wallet' }).click()
  const list = page.getByRole('list', { name: 'Wallets' }).getByRole('listitem')
  await expect(list).toHaveCount(1)
  await axeEverywhere(page)

  await page.context().clearCookies()
  await page.goto('/sign-in?callbackUrl=/account/security')
  await page.getByRole('button', { name: 'Sign in with Ethereum' }).click()
  await page.waitForURL('**/account/security')
  await expect(page.getByRole('list', { name: 'Sessions' })).toContainText('with an Ethereum wallet')
  await expect(list).toContainText('last used')

  const other = await newPerson()
  const unknown = await withWallet(other)
  await other.goto('/sign-in?callbackUrl=/account/security')
  await other.getByRole('button', { name: 'Sign in with Ethereum' }).click()
  await expect(other.getByText('No account has this wallet yet.')).toBeVisible()
  await expect(other.getByText(unknown)).toBeVisible()
  await other.getByRole('button', { name: 'Make a new account' }).click()
  await other.waitForURL('**/account/security')
  await other.getByRole('button', { name: `Unlink ${unknown}` }).click()
  await expect(other.getByText('This is your last way in. Add another one first.')).toBeVisible()

  await page.getByRole('button', { name: `Unlink ${address}` }).click()
  await expect(list).toHaveCount(0)
})

test('a browser without a wallet says so', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in with Ethereum' }).click()
  await expect(page.getByText('No Ethereum wallet was found in this browser.')).toBeVisible()
})

test('who signs in through Steam while signed in has linked it, and is no second person', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const persona = `late-${Date.now().toString(36)}`
  await page.request.post(`${sandboxUrl()}/api/steam/accounts`, { data: { persona } })
  await page.goto('/sign-in')
  const tab = await page.context().newPage()
  const { email } = await newMember(tab, '/account')
  await page.getByRole('button', { name: 'Sign in through Steam' }).click()
  await page.waitForURL(/\/openid\/login/)
  await page.getByRole('button', { name: new RegExp(persona) }).click()
  await page.waitForURL((url) => url.pathname === '/account')
  await expect(page.getByText('E-mail or Steam')).toBeVisible()
  await expect(page.getByText(email)).toBeVisible()
})

test('a Steam account that nobody has makes no account by accident: its owner signs in, and links it', async ({
  page,
  newPerson,
}) => {
  test.setTimeout(180_000)
  const persona = `new-${Date.now().toString(36)}`
  await page.request.post(`${sandboxUrl()}/api/steam/accounts`, { data: { persona } })
  const { email, password } = await newMember(page, '/account')

  const browser = await newPerson()
  await signInThroughSteam(browser, persona, '/account')
  await expect(browser.getByText('No account has this Steam account yet.')).toBeVisible()
  await expect(browser.getByText(persona)).toBeVisible()
  await axeEverywhere(browser)
  await browser.getByRole('link', { name: 'I already have one' }).click()
  await expect(browser.getByText(`Then you are asked whether to link ${persona} to it.`)).toBeVisible()
  await axeEverywhere(browser)
  await browser.getByLabel('E-mail').fill(email)
  await browser.getByLabel('Password').fill(password)
  await browser.getByRole('button', { name: 'Sign in with e-mail' }).click()
  await expect(browser.getByRole('heading', { level: 1 })).toHaveText('Link this Steam account?')
  await axeEverywhere(browser)
  await browser.getByRole('button', { name: 'Link this Steam account' }).click()
  await browser.waitForURL((url) => url.pathname === '/account')
  await expect(browser.getByText('E-mail or Steam')).toBeVisible()
  await browser.goto('/sign-in/new')
  await browser.waitForURL((url) => url.pathname === '/')

  await page.context().clearCookies()
  await signInThroughSteam(page, persona, '/account')
  await expect(page.getByText(email)).toBeVisible()
})
