import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { freePort } from '@/db/embedded/port'
import { acceptOnSteam, signInThroughSteam } from '@/tests/e2e/people'
import { findChromium } from './chromium'
import { root } from './settings'

const folder = path.join(root, 'docs/screenshots')
const startMs = 480_000

const shapes = [
  { name: 'dark-1440', theme: 'dark', width: 1440, height: 800 },
  { name: 'light-1440', theme: 'light', width: 1440, height: 800 },
  { name: 'dark-360', theme: 'dark', width: 360, height: 720 },
] as const

async function startStack() {
  const [web, worker, sandbox, database, mail] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ]
  const variables = {
    TRADEPOST_HOME: path.join(root, '.tradepost', 'screenshots'),
    TRADEPOST_FRESH: '1',
    TRADEPOST_MODE: 'sandbox',
    DATABASE_URL: '',
    APP_URL: '',
    STEAM_URL: '',
    PORT: String(web),
    WORKER_PORT: String(worker),
    SANDBOX_PORT: String(sandbox),
    SANDBOX_SMTP_PORT: String(mail),
    SMTP_URL: '',
    PG_PORT: String(database),
    STEAM_POLL_MS: '300',
  }
  const child = spawn(process.execPath, ['--import', './scripts/alias.mjs', 'scripts/up.ts'], {
    cwd: root,
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://localhost:${web}`
  const stop = async () => {
    if (child.exitCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  for (const deadline = Date.now() + startMs; Date.now() < deadline; await pause(500)) {
    if (child.exitCode !== null) throw new Error('The stack for the screenshots did not start.')
    const answer = await fetch(url).catch(() => null)
    await answer?.arrayBuffer()
    if (answer?.ok) return { url, stop }
  }
  await stop()
  throw new Error('The stack for the screenshots did not answer in eight minutes.')
}

const newPerson = (browser: Browser, url: string): Promise<BrowserContext> =>
  browser.newContext({ baseURL: url, reducedMotion: 'reduce', viewport: { width: 1440, height: 900 } })

async function picture(page: Page, name: string, address: string): Promise<void> {
  for (const { name: shape, theme, width, height } of shapes) {
    await page.setViewportSize({ width, height })
    await page.context().addCookies([{ name: 'theme', value: theme, url: new URL(page.url()).origin }])
    await page.goto(address, { waitUntil: 'networkidle' })
    await page.screenshot({ path: path.join(folder, `${name}-${shape}.png`), animations: 'disabled' })
  }
  console.log(`  ${name}`)
}

const offerLinks = (page: Page) => page.getByRole('list', { name: 'Offers' }).getByRole('link')

/** Buys the dearest offer the wallet can pay and brings the deal to where the buyer must act. */
async function halfATrade(buyer: Page, browser: Browser, url: string): Promise<string> {
  await buyer.goto('/market?appId=570&maxMinor=20000&sort=dearest')
  await offerLinks(buyer).first().click()
  await buyer.waitForURL(/\/items\/lst_/)
  const listing = await buyer.request.get(
    `/api/v1/listings/${new URL(buyer.url()).pathname.split('/').pop()}`,
  )
  const { seller }: { seller: { name: string } } = await listing.json()
  await buyer
    .getByRole('button', { name: /^Buy for/ })
    .first()
    .click()
  await buyer.waitForURL(/\/deals\/deal_/)
  const deal = new URL(buyer.url()).pathname
  const page = await (await newPerson(browser, url)).newPage()
  await signInThroughSteam(page, seller.name, deal)
  await acceptOnSteam(page)
  await buyer.getByRole('link', { name: /open offer on steam/i }).waitFor()
  await page.context().close()
  return deal
}

async function byMail(browser: Browser, url: string, name: string, back: string): Promise<Page> {
  const page = await (await newPerson(browser, url)).newPage()
  await page.goto(`/sign-in?callbackUrl=${back}`)
  await page.getByLabel('E-mail').fill(`${name}@tradepost.example`)
  await page.getByLabel('Password', { exact: true }).fill('tradepost-demo')
  await page.getByRole('button', { name: /with e-mail/ }).click()
  await page.waitForURL((at) => at.pathname.startsWith(back))
  return page
}

/** Goods, a cart that waits to be paid, and an order that is on its way. */
async function takeStore(buyer: Page): Promise<void> {
  await picture(buyer, 'goods', '/goods')
  await buyer.goto('/goods?sort=cheapest&category=controllers')
  await buyer.locator('main a[href^="/goods/"]').first().click()
  await buyer.getByRole('button', { name: 'Add to cart' }).first().click()
  await buyer.waitForURL(/\/cart$/)
  await buyer.getByRole('button', { name: /^Check out/ }).click()
  await buyer.waitForURL(/\/checkout\//)
  await picture(buyer, 'checkout', new URL(buyer.url()).pathname)
  await buyer.goto('/orders')
  const order = await buyer.locator('main a[href^="/orders/ord"]').last().getAttribute('href')
  await picture(buyer, 'order', order ?? '/orders')
}

/** A strategy of the provider, run over a year by the hour. */
async function takeBacktest(provider: Page): Promise<void> {
  await provider.goto('/trading/backtests/new')
  await provider.getByLabel('Strategy').selectOption({ label: 'SMA cross, version 1' })
  await provider.waitForURL(/strategy=/)
  await provider.getByRole('button', { name: 'Run it' }).click()
  await provider.waitForURL(/\/backtests\/bkt_/)
  await provider.getByRole('heading', { name: 'All measures' }).waitFor({ timeout: 60_000 })
  await picture(provider, 'backtest', new URL(provider.url()).pathname)
}

async function takeAll(browser: Browser, url: string): Promise<void> {
  const stranger = await (await newPerson(browser, url)).newPage()
  await stranger.goto('/')
  await picture(stranger, 'landing', '/')
  const buyer = await (await newPerson(browser, url)).newPage()
  await signInThroughSteam(buyer, 'ilse.b', '/market')
  const deal = await halfATrade(buyer, browser, url)
  await picture(buyer, 'market', '/market')
  await buyer.goto('/market?appId=570&sort=dearest')
  const item = (await offerLinks(buyer).nth(1).getAttribute('href')) ?? '/market'
  await picture(buyer, 'item', item)
  await picture(buyer, 'sell', '/sell?appId=440')
  await picture(buyer, 'deal', deal)
  await picture(buyer, 'wallet', '/wallet')
  await takeStore(buyer)
  await takeBacktest(await byMail(browser, url, 'provider', '/trading'))
  const admin = await byMail(browser, url, 'admin', '/admin')
  await picture(admin, 'admin-deals', '/admin/deals?queue=open')
  await picture(admin, 'admin-bots', '/admin/bots')
}

mkdirSync(folder, { recursive: true })
const executablePath = findChromium()
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--no-sandbox', '--disable-gpu'],
})
try {
  console.log('Starting a fresh sandbox; the first start builds.')
  const stack = await startStack()
  try {
    await takeAll(browser, stack.url)
    console.log('The pictures are in docs/screenshots.')
  } finally {
    await stack.stop()
  }
} finally {
  await browser.close()
}
