import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import sharp from 'sharp'
import { axe, axeEverywhere, expect, type Page, test } from './fixtures'
import { signInThroughSteam, signUpByMail } from './people'

const picture = () =>
  sharp({ create: { width: 120, height: 90, channels: 3, background: '#2a7f62' } })
    .png()
    .toBuffer()

/** A new account with e-mail and password, signed in, at its account page. */
async function newMember(page: Page, name: string): Promise<string> {
  const email = `${name.toLowerCase()}${Date.now()}@example.com`
  await signUpByMail(page, { name, email, password: 'a long password', backTo: '/account' })
  return email
}

test('a profile is written once, shows its owner’s picture and look, and others see what its privacy says', async ({
  page,
  newPerson,
  watch,
}) => {
  test.setTimeout(180_000)
  await newMember(page, 'Zora')
  await page.getByLabel('About you').fill('Hooks and bows.\nNothing else.')
  await page.getByLabel('Country').selectOption('AT')
  await page.getByRole('button', { name: 'Save profile' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()

  watch.allow(/400|413|bad_picture/)
  const file = page.getByLabel('Picture of you')
  await file.setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: Buffer.from('no picture') })
  await expect(page.getByText('Send a PNG, JPEG or WebP picture.')).toBeVisible()
  await file.setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: await picture() })
  await expect(page.getByText('Saved. Everybody sees it now.')).toBeVisible()
  const shown = page.getByRole('banner').locator('img[src^="/media/"]')
  await expect(shown).toBeVisible()
  const served = await page.request.get((await shown.getAttribute('src')) ?? '')
  expect(served.headers()).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  })

  await page.getByRole('radio', { name: 'Teal' }).check()
  await expect(page.locator('html')).toHaveAttribute('data-accent', 'teal')
  await page.getByRole('radio', { name: 'Roomy' }).check()
  await expect(page.locator('html')).toHaveAttribute('data-density', 'roomy')
  await axeEverywhere(page)

  await page.getByRole('link', { name: 'As others see it' }).click()
  await page.waitForURL(/\/people\/usr_/)
  const stranger = await newPerson()
  await stranger.goto(page.url())
  await expect(stranger.getByRole('heading', { level: 1 })).toContainText('Zora')
  await expect(stranger.getByText('Austria, here since')).toBeVisible()
  await expect(stranger.getByLabel('Trades')).toContainText('Sold')
  await expect(stranger.getByText('The inventory is private.')).toBeVisible()
  await axeEverywhere(stranger)

  await page.goto('/account/privacy')
  await page.getByRole('radiogroup', { name: 'Your trades' }).getByRole('radio', { name: 'Only you' }).check()
  await expect(page.getByText('Saved.')).toBeVisible()
  await stranger.reload()
  await expect(stranger.getByText('Trades are private.')).toBeVisible()
})

test('who is in a game says so by hand, and others see it only while they may', async ({
  page,
  newPerson,
}) => {
  test.setTimeout(180_000)
  await newMember(page, 'Wanda')
  const presence = page.locator('#presence')
  await presence.getByLabel('In a game').fill('Quiet Harbour')
  await presence.getByRole('button', { name: 'Show it' }).click()
  await expect(presence.getByText('In Quiet Harbour')).toBeVisible()
  await axeEverywhere(page)
  const profile = await page.getByRole('link', { name: 'As others see it' }).getAttribute('href')
  const other = await newPerson()
  await signInThroughSteam(other, 'tsuru', profile ?? '')
  await expect(other.getByText('In Quiet Harbour')).toBeVisible()
  await axeEverywhere(other)

  await presence.getByRole('button', { name: 'Leave the game' }).click()
  await expect(presence.getByLabel('In a game')).toBeVisible()
  await presence.getByRole('radio', { name: 'Away' }).check()
  await expect(presence.getByText('Away while a page of yours is open.')).toBeVisible()
  await expect
    .poll(async () => {
      await other.reload()
      return other.getByText('Away', { exact: true }).count()
    })
    .toBe(1)

  await page.goto('/account/privacy')
  for (const part of ['Your inventory', 'Your library', 'Your trades', 'Whether you are here']) {
    const choice = page.getByRole('radiogroup', { name: part })
    await choice.getByRole('radio', { name: 'Everyone' }).check()
    await choice.getByRole('radio', { name: 'Only you' }).check()
  }
  await expect(page.getByText('Saved.')).toBeVisible()
  await expect
    .poll(async () => {
      await other.reload()
      return other.getByText(/^(Away|Online|Last seen)/).count()
    })
    .toBe(0)
  await page.reload()
  await expect(page.getByRole('radio', { name: 'Only you', checked: true })).toHaveCount(4)
})

test('a person fetches everything about them, and leaves and stays with one press', async ({ page }) => {
  test.setTimeout(180_000)
  const email = await newMember(page, 'Yara')
  await page.goto('/account/privacy')
  await page.getByRole('button', { name: 'Get everything about me' }).click()
  const link = page.getByRole('link', { name: 'Download' })
  await expect(link).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('button', { name: 'Get everything about me' })).toBeDisabled()
  const downloading = page.waitForEvent('download')
  await link.click()
  const path = await (await downloading).path()
  const files = unzipSync(await readFile(path))
  expect(strFromU8(files['identity.json'] ?? new Uint8Array())).toContain(email)
  await axeEverywhere(page)

  await page.getByRole('button', { name: 'Delete my account' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByLabel('Why, if you like to say').fill('I sold everything.')
  await axe(page)
  await dialog.getByRole('button', { name: 'Delete my account' }).click()
  await expect(dialog).toBeHidden()
  const strip = page.getByRole('complementary', { name: 'Your account will be deleted' })
  await page.goto('/market')
  await expect(strip).toBeVisible()
  await strip.getByRole('link', { name: 'Keep it' }).click()
  await expect(page.getByText(/Your account will be deleted on .* Until then/)).toBeVisible()
  await axeEverywhere(page)
  await page.getByRole('button', { name: 'Keep my account' }).click()
  await expect(page.getByRole('button', { name: 'Delete my account' })).toBeVisible()
  await expect(strip).toHaveCount(0)
})
