import type { Locator } from '@playwright/test'
import { pineCross } from '../harness/average-cross'
import { axeEverywhere, expect, type Page, test } from './fixtures'
import { newTrader } from './traders'

const words = (page: Page) => page.locator('[data-slot=strategy-words]')
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })

async function addIndicator(page: Page, name: string) {
  await page.getByLabel('Indicator to add').selectOption(name)
  await page.getByRole('button', { name: 'Add indicator' }).click()
}

/** Sets one comparison by its three choices; a number goes into the field beside the choice. */
async function compare(inside: Locator, label: string, left: string, how: string, right: string | number) {
  await inside.getByLabel(`${label}: left`, { exact: true }).selectOption(left)
  await inside.getByLabel(`${label}: how`, { exact: true }).selectOption({ label: how })
  const value = typeof right === 'number' ? { label: 'A number' } : right
  await inside.getByLabel(`${label}: right`, { exact: true }).selectOption(value)
  if (typeof right === 'number') await inside.getByLabel(`${label}: right: the number`).fill(String(right))
}

test('RSI and MACD are built by clicks, saved, changed and read back', async ({ page }) => {
  test.slow()
  await newTrader(page, 'builder')
  await page.goto('/trading/strategies')
  await expect(page.getByText('No strategies yet')).toBeVisible()
  await page.getByRole('link', { name: 'New strategy' }).first().click()
  await page.getByRole('link', { name: 'Rules', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Save as version 1' })).toBeVisible()

  await addIndicator(page, 'rsi')
  await addIndicator(page, 'macd')
  await page.getByRole('button', { name: 'Add rule' }).click()
  const first = page.getByRole('group', { name: 'Rule 1', exact: true })
  await first.getByLabel('Rule 1, when: kind').selectOption({ label: 'All of' })
  await compare(first, 'Rule 1, when, condition 1', 'macd.macd', 'crosses above', 'macd.signal')
  await compare(first, 'Rule 1, when, condition 2', 'rsi', 'is below', 55)
  await first.getByLabel('Stop-loss').check()
  await page.getByRole('button', { name: 'Add rule' }).click()
  const second = page.getByRole('group', { name: 'Rule 2', exact: true })
  await second.getByLabel('Rule 2, when: kind').selectOption({ label: 'Any of' })
  await compare(second, 'Rule 2, when, condition 1', 'macd.macd', 'crosses below', 'macd.signal')
  await compare(second, 'Rule 2, when, condition 2', 'rsi', 'is above', 80)
  await second.getByLabel('Rule 2: of which entry').selectOption('Long')

  await expect(words(page)).toContainText(
    'Buy with 95 % of the equity when MACD(12, 26, 9) crosses above MACD(12, 26, 9) signal and RSI(14) is below 55, with a stop-loss 2 % from the entry.',
  )
  await expect(words(page)).toContainText(
    'Close Long when MACD(12, 26, 9) crosses below MACD(12, 26, 9) signal or RSI(14) is above 80.',
  )
  await axeEverywhere(page)
  await page.getByLabel('Name', { exact: true }).fill('Calm MACD')
  await page.getByRole('button', { name: 'Save as version 1' }).click()
  await expect(heading(page, 'Calm MACD')).toBeVisible()

  await page.getByLabel('rsi: n: the number').fill('21')
  await expect(words(page)).toContainText('RSI(21) is below 55')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved as version 2.')).toBeVisible()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('It wants the same as version 2, which stands.')).toBeVisible()
  await page.getByRole('link', { name: 'Version 1', exact: true }).click()
  await expect(page.getByText('Version 1 is not the newest one.')).toBeVisible()
  await expect(words(page)).toContainText('RSI(14) is below 55')
  await axeEverywhere(page)
})

test('a form as JSON says what is wrong where it stands, and the builder goes on from it', async ({
  page,
}) => {
  test.slow()
  await newTrader(page, 'writer')
  await page.goto('/trading/strategies/new?from=rsi-macd')
  await page.getByText('JSON', { exact: true }).click()
  const editor = page.getByLabel('Form as JSON', { exact: true })
  const right = await editor.inputValue()
  await editor.fill(right.replace('"name": "rsi"', '"name": "rsy"'))
  await expect(page.getByRole('button', { name: /nodes\[0\]\.name/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save as version 1' })).toBeDisabled()
  await editor.fill(right.replace('"version": 1,', '"version": 1'))
  await expect(page.getByText('From here on this is no JSON.')).toBeVisible()
  await editor.fill(right.replace('"value": 0.95', '"value": 0.5'))
  await expect(words(page)).toContainText('Buy with 50 % of the equity')
  await axeEverywhere(page)
  await page.getByText('Builder', { exact: true }).click()
  await expect(page.getByLabel('Size of each entry', { exact: true })).toHaveValue('50')
  await page.getByRole('button', { name: 'Remove rsi', exact: true }).click()
  const second = page.getByRole('group', { name: 'Rule 1, when, condition 2', exact: true })
  await expect(second.getByRole('listitem')).toContainText('rsi')
  await expect(page.getByRole('button', { name: 'Save as version 1' })).toBeDisabled()
})

test('a pasted Pine script reads as the same rules, and a call that is not supported is pointed at', async ({
  page,
}) => {
  test.slow()
  await newTrader(page, 'pine')
  await page.goto('/trading/strategies/new?from=pine')
  const editor = page.getByLabel('Pine script', { exact: true })
  await editor.fill(pineCross)
  const meaning = 'Buy with 50 % of the equity when SMA(fast) crosses above SMA(slow).'
  await expect(words(page)).toContainText(meaning)
  await expect(page.getByText('Left out or decided on the way')).toBeVisible()

  const wrong = pineCross.replace('ta.crossunder', 'ta.wombat')
  await editor.fill(wrong)
  const line = wrong.split('\n').findIndex((each) => each.includes('wombat')) + 1
  const pointer = page.getByRole('button', { name: new RegExp(`^${line}:4 .*ta\\.wombat`) })
  await expect(pointer).toBeVisible()
  await expect(page.locator('[data-slot=underline]')).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Save as version 1' })).toBeDisabled()
  await pointer.click()
  const caret = await editor.evaluate((area: HTMLTextAreaElement) => area.selectionStart)
  expect(caret).toBe(wrong.indexOf('ta.wombat'))
  await axeEverywhere(page)

  await editor.fill(pineCross)
  await expect(pointer).toBeHidden()
  await page.getByLabel('Name', { exact: true }).fill('Pasted cross')
  await page.getByRole('button', { name: 'Save as version 1' }).click()
  await expect(heading(page, 'Pasted cross')).toBeVisible()
  await expect(words(page)).toContainText(meaning)
  const kept = page.url()
  await page.getByRole('button', { name: 'Go on with a copy as rules' }).click()
  await expect(heading(page, 'Pasted cross as rules')).toBeVisible()
  await expect(page.getByRole('group', { name: 'Rule 2', exact: true })).toBeVisible()
  await expect(words(page)).toContainText(meaning)

  await page.goto(kept)
  await page.getByRole('button', { name: 'Archive' }).click()
  await expect(page.getByText('This strategy is archived.')).toBeVisible()
  await page.goto('/trading/strategies?state=archived')
  await expect(page.getByRole('link', { name: 'Pasted cross', exact: true })).toBeVisible()
  await axeEverywhere(page)
  await page.getByRole('link', { name: 'Pasted cross', exact: true }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByRole('button', { name: 'Delete for good' }).click()
  await page.waitForURL((url) => url.pathname === '/trading/strategies')
  await expect(page.getByRole('link', { name: 'Pasted cross as rules' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Pasted cross', exact: true })).toBeHidden()
  await page.goto('/trading/strategies/new')
  await axeEverywhere(page)
})

test('a script is marked where it is wrong, keeps what it declares, and says so when it never ends', async ({
  page,
}) => {
  test.slow()
  await newTrader(page, 'coder')
  await page.goto('/trading/strategies/new?from=javascript')
  const editor = page.getByLabel('JavaScript source', { exact: true })
  const right = await editor.inputValue()
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(
    page.getByText(/^Nothing is wrong\. Over 600 made-up candles it wanted something/),
  ).toBeVisible()
  await expect(page.getByText('from 5 to 400')).toBeVisible()

  const wrong = right.replace('crossunder(quick, calm)', 'crossunder(quick, calmer)')
  await editor.fill(wrong)
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  const line = wrong.split('\n').findIndex((each) => each.includes('calmer')) + 1
  const pointer = page.getByRole('button', { name: new RegExp(`^${line}:25 calmer is not defined`) })
  await expect(pointer).toBeVisible()
  await expect(page.locator('[data-slot=underline]')).toHaveCount(1)
  await pointer.click()
  const caret = await editor.evaluate((area: HTMLTextAreaElement) => area.selectionStart)
  expect(caret).toBe(wrong.indexOf('calmer'))
  await axeEverywhere(page)
  await page.getByRole('button', { name: 'Save as version 1' }).click()
  await expect(page.getByText('It was not saved: calmer is not defined.')).toBeVisible()

  await editor.fill('export function onBar() { for (;;) {} }')
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(page.getByText('The script computed for more than 2 s and was stopped.')).toBeVisible()

  await editor.fill(right.replace('default: 20', 'default: 15'))
  await page.getByLabel('Name', { exact: true }).fill('Scripted cross')
  await page.getByRole('button', { name: 'Save as version 1' }).click()
  await expect(heading(page, 'Scripted cross')).toBeVisible()
  await expect(page.getByText('from 2 to 100')).toBeVisible()
  await page.getByRole('link', { name: 'Backtest', exact: true }).click()
  await expect(page.getByLabel('fast')).toHaveValue('15')
})
