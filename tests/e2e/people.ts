import type { Page } from '@playwright/test'

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
