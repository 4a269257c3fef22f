import { axeEverywhere, expect, setTheme, test } from './fixtures'

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
