import { averageCross, pineCross, scriptCross } from '../harness/average-cross'
import { candlesOf, post } from './candles'
import { axeEverywhere, expect, type Page, test } from './fixtures'
import { apiOf, newTrader } from './traders'

/** Somebody with candles of their own and two strategies that mean the same: as rules and as Pine Script. */
async function analyst(page: Page) {
  await newTrader(page, 'analyst')
  const seriesId = await candlesOf(page, 2_000)
  const rules = { name: 'Crossing by rules', content: { kind: 'rules', form: averageCross() } }
  const pine = { name: 'Crossing in Pine', content: { kind: 'pine', source: pineCross } }
  const byRules = (await post<{ strategyId: string }>(page, '/strategies', rules)).strategyId
  const byPine = (await post<{ strategyId: string }>(page, '/strategies', pine)).strategyId
  return { api: apiOf(page), seriesId, byRules, byPine }
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name })

async function chooseRun(page: Page, strategy: string) {
  await page.getByLabel('Strategy').selectOption({ label: `${strategy}, version 1` })
  await page.waitForURL(/strategy=/)
}

test('a strategy is run, read, searched, walked forward, compared and shared', async ({
  page,
  newPerson,
}) => {
  test.setTimeout(600_000)
  await analyst(page)

  await page.goto('/trading/backtests')
  await expect(page.getByText('No runs yet')).toBeVisible()
  await page.getByRole('link', { name: 'New backtest' }).click()
  await chooseRun(page, 'Crossing by rules')
  await axeEverywhere(page)
  await page.getByLabel('Capital').fill('0')
  await page.getByRole('button', { name: 'Run it' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'The capital must be above 0' })).toBeVisible()
  await page.getByLabel('Capital').fill('5000')
  await page.getByRole('button', { name: 'Run it' }).click()
  await page.waitForURL(/\/backtests\/bkt_/)
  await expect(heading(page, 'All measures')).toBeVisible({ timeout: 60_000 })
  const single = page.url()
  const findings = page.locator('[data-slot=findings]')
  await expect(findings.locator('[data-rule=look-ahead]')).toContainText('it sees no future')
  await expect(findings.locator('[data-rule=costs], [data-rule=loss]').first()).toBeVisible()
  await expect(page.locator('[data-slot=causality]')).toContainText('every value and every decision')
  await expect(page.locator('[data-slot=narration]')).toBeHidden()

  await page.getByRole('button', { name: 'Sharpe' }).first().click()
  await expect(page.getByText('mean(r) / std(r, ddof 1) × √365')).toBeVisible()
  await page.keyboard.press('Escape')
  const chosen = page.locator('button[aria-pressed=true][aria-label^="Show trade"]')
  const before = await chosen.getAttribute('aria-label')
  await page.keyboard.press('j')
  await expect(chosen).not.toHaveAttribute('aria-label', before ?? '')
  await page.getByRole('button', { name: 'Show as table' }).click()
  await expect(page.getByLabel('Equity over time')).toBeVisible()
  await page.getByRole('button', { name: 'Show as table' }).click()
  await expect(page.locator('[data-slot=candle-chart]')).toBeVisible()
  await axeEverywhere(page)
  const csv = await page.request.get(`${single}/export?what=trades&format=csv`)
  expect(csv.headers()['content-type']).toContain('text/csv')
  expect((await csv.text()).split('\r\n')[0]).toContain('n,side,size,entry')

  await page.getByRole('link', { name: 'Crossing by rules', exact: true }).click()
  await expect(page.locator('[data-slot=causality]')).toContainText('Looked at with run 1')
  await axeEverywhere(page)
  await page.goto(single)
  await page.getByRole('link', { name: 'Sweep parameters' }).click()
  await expect(page.getByRole('button', { name: 'Search', exact: true })).toBeVisible()
  await page.getByLabel('fast, from').fill('6')
  await page.getByLabel('fast, to').fill('14')
  await page.getByLabel('fast, step').fill('4')
  await page.getByLabel('slow, from').fill('20')
  await page.getByLabel('slow, to').fill('40')
  await page.getByLabel('slow, step').fill('10')
  await expect(page.getByText('9 combinations')).toBeVisible()
  await axeEverywhere(page)
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await page.waitForURL((url) => url.pathname.includes('bkt_') && !single.endsWith(url.pathname))
  await expect(heading(page, 'What to make of it')).toBeVisible({ timeout: 60_000 })
  await expect(page.locator('[data-slot=heat-map] td')).toHaveCount(9)
  await axeEverywhere(page)
  await page.getByRole('link', { name: 'Result of the best values' }).click()
  await expect(page.getByText('In sample, fitted here')).toBeVisible()
  await page.goBack()

  await page.getByRole('link', { name: 'Walk it forward' }).click()
  await page.getByLabel('fast, step').fill('4')
  await page.getByRole('checkbox', { name: 'slow', exact: true }).uncheck()
  await page.getByLabel('Windows').fill('4')
  await page.getByRole('button', { name: 'Walk forward', exact: true }).click()
  await expect(heading(page, /^It (holds|is weak|fails)$/)).toBeVisible({ timeout: 60_000 })
  await expect(page.getByLabel('Windows', { exact: true }).getByRole('row')).toHaveCount(5)
  await axeEverywhere(page)

  await page.goto('/trading/backtests')
  await expect(page.getByRole('link', { name: 'Walk-forward 3' })).toBeVisible()
  await page.getByLabel('Compare run 1').check()
  await page.getByLabel('Compare run 2').check()
  await axeEverywhere(page)
  await page.getByRole('link', { name: 'Compare 2 runs' }).click()
  await expect(page.getByLabel('Measures side by side')).toBeVisible()
  await axeEverywhere(page)

  await page.goto(single)
  await page.getByRole('button', { name: 'Share' }).click()
  await page.getByRole('button', { name: 'Make a link' }).click()
  const link = page.getByText(/\/shared\/backtests\//)
  await expect(link).toBeVisible()
  const address = (await link.textContent()) ?? ''
  const friend = await newPerson()
  await friend.goto(address)
  await expect(heading(friend, 'All measures')).toBeVisible()
  await expect(friend.getByText('Crossing by rules').first()).toBeVisible()
  expect(await friend.content()).not.toContain('crossover')
  await axeEverywhere(friend)
  await page.getByRole('button', { name: 'Take the link back' }).click()
  await expect(page.getByRole('button', { name: 'Make a link' })).toBeVisible()
  const gone = await friend.request.get(address)
  expect(await gone.text()).toContain('NEXT_HTTP_ERROR_FALLBACK;404')
})

test('a pasted Pine script and a script make the same trades as the rules that mean the same', async ({
  page,
}) => {
  test.setTimeout(180_000)
  const { api, seriesId, byRules, byPine } = await analyst(page)
  const { params } = averageCross()
  const code = { name: 'Crossing by script', content: { kind: 'javascript', source: scriptCross, params } }
  const byScript = (await post<{ strategyId: string }>(page, '/strategies', code)).strategyId
  const trades = async (strategyId: string) => {
    const { shown } = await api('GET /strategies/:strategyId', { strategyId })
    const { runId } = await api('POST /backtests', { versionId: shown.id, seriesId })
    const isDone = async () => (await api('GET /backtests/:runId', { runId })).state
    await expect.poll(isDone, { timeout: 60_000 }).toBe('done')
    return (await api('GET /backtests/:runId/trades', { runId, limit: 500 })).items
  }
  const [rules, pine] = [await trades(byRules), await trades(byPine)]
  expect(rules.length).toBeGreaterThan(10)
  expect(pine).toEqual(rules)
  expect(await trades(byScript)).toEqual(rules)
})

test('scripts that never end or want all memory end with a sentence, and the next one runs', async ({
  page,
}) => {
  test.setTimeout(300_000)
  const { seriesId } = await analyst(page)
  const keep = (name: string, source: string, params: object[] = []) =>
    post(page, '/strategies', { name, content: { kind: 'javascript', source, params } })
  await keep('Endless', 'export function onBar() { for (;;) {} }')
  await keep(
    'Hungry',
    'const all = []\nexport function onBar() { for (;;) all.push(new Array(1e5).fill(1)) }',
  )
  await keep('Crossing by script', scriptCross, averageCross().params)
  const run = async (strategy: string) => {
    await page.goto(`/trading/backtests/new?series=${seriesId}`)
    await chooseRun(page, strategy)
    await page.getByRole('button', { name: 'Run it' }).click()
    await page.waitForURL(/\/backtests\/bkt_/)
  }
  await run('Endless')
  const ended = (sentence: string) => page.getByRole('alert').filter({ hasText: sentence })
  await expect(ended('The script computed for more than 20 s and was stopped.')).toBeVisible({
    timeout: 120_000,
  })
  await axeEverywhere(page)
  await run('Hungry')
  await expect(ended('The script needed more than 128 MB and was stopped.')).toBeVisible({ timeout: 120_000 })
  await run('Crossing by script')
  await expect(heading(page, 'All measures')).toBeVisible({ timeout: 60_000 })
})
