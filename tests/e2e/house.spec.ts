import { axeEverywhere, expect, setTheme, test } from './fixtures'
import { signInThroughSteam } from './people'

test('the first page is there, accessible in both themes, on a desktop and on a phone', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await axeEverywhere(page)
})

test('the chosen theme is kept for the next page', async ({ page }) => {
  await page.goto('/')
  await setTheme(page, 'light')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
})

test('two people have sessions of their own', async ({ page, newPerson }) => {
  await page.goto('/')
  const other = await newPerson()
  await other.goto('/')
  await setTheme(other, 'light')
  await other.reload()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('a page of nothing stands still, also for somebody who is signed in', async ({ page, watch }) => {
  watch.allow(/404/)
  await signInThroughSteam(page, 'tsuru', '/market')
  await page.goto('/nothing-here')
  await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible()
  const again = page.waitForRequest(/nothing-here/, { timeout: 3_000 })
  expect(await again.catch(() => null), 'asked for again by itself').toBeNull()
})
