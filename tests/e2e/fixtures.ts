import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { makeWatch, type Watch } from './watch'

export { expect, type Page }

type Fixtures = {
  /** What this test caused that it must not; `allow` takes out what it means to cause. */
  watch: Watch
  /** A page of one more person, with cookies of their own, watched like the first. */
  newPerson: () => Promise<Page>
}

/** Every page that is opened by its address has come to life before a test types into it, unless it asks for less. */
function opensAlive(context: BrowserContext): void {
  context.on('page', (page) => {
    const goto = page.goto.bind(page)
    page.goto = async (address, options) => {
      const answer = await goto(address, options)
      if (!options?.waitUntil) await page.waitForFunction(isAlive)
      return answer
    }
  })
}

/** In the browser: what a person sees is React's. Pages of the outside, and those without scripts, stand as they are. */
function isAlive(): boolean {
  if (!('__next_f' in window)) return true
  const seen = [
    ...document.querySelectorAll('h1, main :is(button, select, textarea, input:not([type=hidden]))'),
  ].filter((node) => !node.closest('[hidden]'))
  return seen.length > 0 && seen.every((node) => Object.keys(node).some((key) => key.startsWith('__react')))
}

export const test = base.extend<Fixtures>({
  watch: [
    async ({ context }, use) => {
      const watch = makeWatch()
      watch.on(context)
      opensAlive(context)
      await use(watch)
      expect(watch.problems, 'console errors, uncaught errors and requests that leave this machine').toEqual(
        [],
      )
    },
    { auto: true },
  ],
  newPerson: async ({ browser, watch }, use, info) => {
    const { baseURL, viewport, contextOptions } = info.project.use
    const contexts = new Set<{ close: () => Promise<void> }>()
    await use(async () => {
      const shape = { ...contextOptions, ...(baseURL && { baseURL }), ...(viewport && { viewport }) }
      const context = await browser.newContext(shape)
      contexts.add(context)
      watch.on(context)
      opensAlive(context)
      return context.newPage()
    })
    for (const context of contexts) await context.close()
  },
})

/** No accessibility violation on the page once it stands: what is caught half-way between two pages is looked at again. */
export async function axe(page: Page): Promise<void> {
  await expect(async () => {
    // What streams in waits hidden until it takes the place of its skeleton.
    const heading = page.locator('h1:not([hidden] *)').first()
    await expect(heading, 'the page itself, after its skeleton').toBeAttached()
    await expect(page).toHaveTitle(/\S/)
    const { violations } = await new AxeBuilder({ page }).analyze()
    const readable = violations.map(
      ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((n) => n.html).join('\n  ')}`,
    )
    expect(readable, `accessibility of ${page.url()}`).toEqual([])
  }).toPass({ timeout: 15_000 })
}

export type Theme = 'light' | 'dark'

/** The theme a person has chosen: for this page at once, and by cookie for the pages after it. */
export async function setTheme(page: Page, theme: Theme): Promise<void> {
  const { origin } = new URL(page.url())
  await page.context().addCookies([{ name: 'theme', value: theme, url: origin }])
  await page.evaluate((value) => {
    document.documentElement.dataset.theme = value
  }, theme)
}

export const phone = { width: 320, height: 720 }
export const desktop = { width: 1280, height: 800 }

/** Nothing on the page is wider than the window. */
export async function fitsWidth(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(over, `${page.url()} is ${over}px wider than the window`).toBeLessThanOrEqual(0)
}

/** Runs axe in both themes, on a desktop and on a 320-pixel phone, and looks for sideways scrolling. */
export async function axeEverywhere(page: Page): Promise<void> {
  for (const size of [desktop, phone]) {
    await page.setViewportSize(size)
    await fitsWidth(page)
    for (const theme of ['dark', 'light'] as const) {
      await setTheme(page, theme)
      await axe(page)
    }
  }
  await page.setViewportSize(desktop)
}

/** The outside world of this run: its human pages and its control API. */
export function sandboxUrl(): string {
  const url = process.env.E2E_SANDBOX_URL
  if (!url) throw new Error('E2E_SANDBOX_URL is not set; run the browser tests through playwright.config.ts.')
  return url
}
