import { expect, type Page } from '@playwright/test'
import { generateSync } from 'otplib'
import { sandboxUrl } from './fixtures'

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Signs in through Steam's own page, as one of the simulated accounts. */
export async function signInThroughSteam(page: Page, persona: string, back = '/'): Promise<void> {
  await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(back)}`)
  const home = new URL(page.url()).origin
  await page.getByRole('button', { name: /steam/i }).click()
  await page.waitForURL(/\/openid\/login/)
  await page.getByRole('button', { name: new RegExp(escaped(persona)) }).click()
  await page.waitForURL((url) => url.origin === home)
}

/** As `signInThroughSteam`, as somebody whom no account knows: they are asked, and make one. */
export async function joinThroughSteam(page: Page, persona: string, back = '/'): Promise<void> {
  await signInThroughSteam(page, persona, back)
  await page.getByRole('button', { name: 'Make a new account' }).click()
  await page.waitForURL((url) => url.pathname + url.search === back)
}

/** Opens the offer in Steam from the deal page, in a new tab as a person would, and accepts it there. */
export async function acceptOnSteam(page: Page): Promise<void> {
  const opening = page.waitForEvent('popup')
  await page.getByRole('link', { name: /open offer on steam/i }).click()
  const steam = await opening
  await steam.getByRole('button', { name: /^accept/i }).click()
  await steam
    .getByText(/accepted/i)
    .first()
    .waitFor()
  await steam.close()
}

/** The wallet's available balance, in minor units. */
export async function balanceOf(page: Page): Promise<number> {
  const answer = await page.request.get('/api/v1/wallet')
  const { availableMinor } = (await answer.json()) as { availableMinor: number }
  return availableMinor
}

export interface Mail {
  id: string
  to: string
  subject: string
  text: string
  headers: Record<string, string>
}

export async function mailTo(page: Page, address: string): Promise<Mail[]> {
  const answer = await page.request.get(`${sandboxUrl()}/api/mail/messages?to=${encodeURIComponent(address)}`)
  return answer.json()
}

/** The link in the newest mail with this subject, when it has come. */
export async function linkMailed(page: Page, address: string, subject: string): Promise<string> {
  const find = async () => (await mailTo(page, address)).findLast((mail) => mail.subject === subject)
  await expect.poll(find, { timeout: 30_000, message: `"${subject}" to ${address}` }).toBeTruthy()
  return /https?:\/\/\S+/.exec((await find())?.text ?? '')?.[0] ?? ''
}

interface NewMember {
  name: string
  email: string
  password: string
  /** Path to arrive at. */
  backTo?: string
}

/** Makes an account by mail, as a person does, and is signed in then. */
export async function signUpByMail(page: Page, who: NewMember): Promise<void> {
  const { name, email, password, backTo = '/' } = who
  await page.goto(`/sign-up?callbackUrl=${encodeURIComponent(backTo)}`)
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Continue with e-mail' }).click()
  await expect(page.getByText(`Look into the mailbox of ${email}`)).toBeVisible()
  await page.goto(await linkMailed(page, email, 'Make your Tradepost account'))
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL((url) => url.pathname === backTo)
}

export async function signInWithPassword(page: Page, email: string, password: string, back = '/') {
  await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(back)}`)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in with e-mail' }).click()
}

/** Sets up an authenticator on the security page, and gives its key. */
export async function setUpFactor(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Set up an authenticator' }).click()
  const secret = await page.getByText(/^Key:/).locator('span').innerText()
  await page.getByLabel('Code from the app').fill(generateSync({ secret }))
  await page.getByRole('button', { name: 'Turn on' }).click()
  await expect(page.getByRole('list', { name: 'Recovery codes' })).toBeVisible()
  return secret
}
