import type { APIRequestContext, Page } from '@playwright/test'
import { pineCross } from '../harness/average-cross'
import { pages, type Shown } from '../matrix/pages'
import { candlesOf } from './candles'
import { desktop, expect, fitsWidth, phone, test } from './fixtures'
import { apiOf, newTrader, sell, traders } from './traders'

/** What a browser would show in the end. A page that had begun to stream says so in its text, not by its status. */
async function shownAt(request: APIRequestContext, address: string): Promise<Shown> {
  const answer = await request.get(address, { maxRedirects: 0 })
  const text = await answer.text()
  if (answer.status() === 404 || text.includes('NEXT_HTTP_ERROR_FALLBACK;404')) return 'nothing'
  const [, late] = /<meta id="__next-page-redirect"[^>]*url=([^"]*)"/.exec(text) ?? []
  const location = answer.headers().location ?? late?.replaceAll('&amp;', '&')
  if (location === undefined) {
    expect(answer.status(), address).toBe(200)
    return 'page'
  }
  const { pathname, searchParams } = new URL(location, 'http://localhost')
  if (pathname === address) return 'page'
  const leadsBack = pathname === '/sign-in' && searchParams.get('callbackUrl') === address
  return leadsBack ? 'sign in' : (pathname as Shown)
}

/** An order that is being paid by card, and goods of its buyer’s own. */
async function thingsBought(buyer: Page, seller: Page): Promise<Record<string, string>> {
  const sold = apiOf(seller)
  const goods = { title: 'A box of dice', category: 'other', condition: 'good', currency: 'EUR' } as const
  const shipping = [{ name: 'Letter', shipsTo: ['DE'], priceMinor: 200, daysFrom: 1, daysTo: 3 }]
  const offer = { ...goods, priceMinor: 900, onHand: 2, shipping, publish: true }
  const { goodsId: subject } = await sold('POST /goods', offer)
  const address = { name: 'Ada', street: 'Ring 1', postcode: '10115', city: 'Berlin', country: 'DE' }
  const lines = [{ kind: 'shipment' as const, subject, unitMinor: 900 }]
  const bought = apiOf(buyer)
  const { orderId, paymentId } = await bought('POST /orders', { lines, method: 'card', address })
  const { sales } = await bought('GET /orders/:orderId', { orderId })
  const { goodsId } = await bought('POST /goods', offer)
  return { orderId, paymentId, goodsId, sellerOrderId: sales[0]?.id ?? '' }
}

/** The page comes to life without an error, which `watch` would see, and is no wider than a phone. */
async function comesToLife(page: Page, address: string): Promise<void> {
  await page.setViewportSize(phone)
  await page.goto(address)
  await fitsWidth(page)
  await page.setViewportSize(desktop)
}

test('every page shows itself, the sign-in or nothing at all, as the matrix says for each kind of person; it comes to life and fits a phone', async ({
  page,
  newPerson,
  watch,
}) => {
  test.setTimeout(480_000)
  watch.allow(/websocket/i)
  watch.allow(/Blocked script execution in 'about:srcdoc'/)
  const { seller, buyer, admin } = await traders(page, newPerson, 1, 10_000)
  const person = await newTrader(await newPerson(), 'other')
  const moderator = await newTrader(await newPerson(), 'moderator')
  const office = { role: 'moderator', reason: 'The pages of a moderator are looked at' } as const
  await apiOf(admin)('PUT /people/:personId/role', { personId: moderator.id, ...office })
  const stranger = await newPerson()
  const { dealId } = await sell(seller, buyer, 1_000)
  const { listingId } = await apiOf(seller.page)('GET /deals/:dealId', { dealId })
  const endpoint = { url: 'https://example.com/hook' }
  const { webhook } = await apiOf(seller.page)('POST /webhooks', endpoint)
  const content = { kind: 'pine', source: pineCross } as const
  const { strategyId } = await apiOf(seller.page)('POST /strategies', { name: 'Cross', content })
  const { shown: version } = await apiOf(seller.page)('GET /strategies/:strategyId', { strategyId })
  const seriesId = await candlesOf(seller.page, 200)
  const { runId } = await apiOf(seller.page)('POST /backtests', { versionId: version.id, seriesId })
  const things: Record<string, string> = {
    ...{ dealId, listingId, personId: person.id, webhookId: webhook.id, strategyId, runId },
    ...(await thingsBought(seller.page, buyer.page)),
  }
  const named = (address: string) =>
    address.replaceAll(/\[(\w+)\]/g, (_, name: string) => things[name] ?? name)
  for (const [pattern, answers] of Object.entries(pages)) {
    const address = named(pattern)
    const seen = {
      stranger: await shownAt(stranger.request, address),
      person: await shownAt(person.page.request, address),
      moderator: await shownAt(moderator.page.request, address),
      admin: await shownAt(admin.request, address),
      owner: await shownAt(seller.page.request, address),
    }
    const other = answers.person
    const expected = { moderator: other, admin: other, owner: other, ...answers }
    const shown = Object.entries(expected).map(([who, what]) => [who, named(what)])
    expect(seen, address).toEqual(Object.fromEntries(shown))
    if (expected.owner === 'page') await comesToLife(seller.page, address)
    else if (expected.admin === 'page') await comesToLife(admin, address)
  }
})
