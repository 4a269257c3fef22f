import { gzipSync } from 'node:zlib'
import { axeEverywhere, expect, test } from './fixtures'
import { newTrader } from './traders'

const hour = 3_600_000

/** Candles of two months by the hour, but for some. */
function csvOf(...gone: number[]): string {
  const rows = [...Array(24 * 60).keys()]
    .filter((n) => !gone.includes(n))
    .map((n) => `${Date.UTC(2024, 0, 1) + n * hour},100,110,90,${100 + (n % 10)},${n + 1}`)
  return ['ts,open,high,low,close,volume', ...rows].join('\n')
}

test('a file of candles is brought in, shows its gap in the calendar, and is deleted again', async ({
  page,
  watch,
}) => {
  // A bad file is brought on purpose.
  watch.allow(/400/)
  const { name } = await newTrader(page, 'candles')
  await page.goto('/trading/data')
  await expect(page.getByRole('heading', { level: 1, name: 'Candles' })).toBeVisible()
  const file = page.getByLabel('File of candles')
  await page.getByLabel('Name', { exact: true }).fill(`Mine ${name}`)

  const bad = csvOf().replace(/\n(\d+),100,110,90,/, '\n$1,100,110,0,')
  await file.setInputFiles({ name: 'bad.csv', mimeType: 'text/csv', buffer: Buffer.from(bad) })
  await expect(page.getByText('Line 2 has a price that is zero or negative.')).toBeVisible()
  await expect(page.getByText(`Mine ${name}`)).toHaveCount(0)

  const packed = gzipSync(csvOf(100, 101))
  await file.setInputFiles({ name: 'good.csv.gz', mimeType: 'application/gzip', buffer: packed })
  await expect(
    page.getByText('1,438 candles read: 1438 new, 0 changed. 2 candles are missing in it.'),
  ).toBeVisible()
  const mine = page
    .getByRole('list', { name: 'Series of candles' })
    .getByRole('listitem')
    .filter({ hasText: `Mine ${name}` })
  await expect(mine).toContainText('2 candles missing')
  await mine.getByText('BTC/USDT 1h').click()
  await expect(mine.getByRole('cell', { name: '742 of 744' })).toBeVisible()
  await expect(mine).toContainText('2024-01-05 04:00 to 2024-01-05 06:00 UTC: 2 candles missing.')
  await axeEverywhere(page)

  await mine.getByRole('button', { name: 'Delete this file' }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(mine).toHaveCount(0)
})

test('candles of an exchange come in while one watches, without a reload', async ({ page }) => {
  test.setTimeout(180_000)
  await newTrader(page, 'candles')
  await page.goto('/trading/data')
  await page.getByLabel('Exchange', { exact: true }).selectOption('Bitget')
  for (const pair of ['BTC/USDT', 'ETH/USDT', 'SOL/USDT'])
    await page.getByLabel(pair, { exact: true }).uncheck()
  for (const frame of ['5m', '15m', '4h', '1d']) await page.getByLabel(frame, { exact: true }).uncheck()
  await page.getByLabel('From', { exact: true }).fill('2024-01-01')
  const ask = page.getByRole('button', { name: 'Fetch 1 series' })
  await expect(async () => {
    await ask.click()
    await expect(page.getByText('Ordered. The imports show how far they are.')).toBeVisible({
      timeout: 3_000,
    })
  }).toPass({ timeout: 60_000 })
  const one = page
    .getByRole('list', { name: 'Imports' })
    .getByRole('listitem')
    .filter({ hasText: 'Bitget' })
    .first()
  await expect(one).toContainText('XRP/USDT 1h')
  await expect(one).toContainText('Done', { timeout: 90_000 })
  await expect(one).toContainText('100 %')
  const series = page
    .getByRole('list', { name: 'Series of candles' })
    .getByRole('listitem')
    .filter({ hasText: 'Bitget' })
  await expect(series).toContainText('Kept up')
  await expect(series).toContainText('2024-01-01 00:00')
  await expect(series).not.toContainText('missing')
})

test('a fresh world has candles to test on, and a stranger sees them and is shown the way in', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await expect(async () => {
    await page.goto('/trading/data')
    const demo = page
      .getByRole('list', { name: 'Series of candles' })
      .getByRole('listitem')
      .filter({ hasText: 'Bybit' })
    await expect(demo.filter({ hasText: 'BTC/USDT 1h' })).toContainText(/17,\d{3} candles/, {
      timeout: 1_000,
    })
    await expect(demo.filter({ hasText: 'BTC/USDT 1d' })).toContainText(/73\d candles/, { timeout: 1_000 })
  }).toPass({ timeout: 100_000 })
  await expect(page.getByRole('link', { name: 'Sign in', exact: true }).last()).toBeVisible()
  await axeEverywhere(page)
})
