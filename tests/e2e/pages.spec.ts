import type { APIRequestContext } from '@playwright/test'
import { someGoods } from '../matrix/goods'
import { pages, type Shown } from '../matrix/pages'
import { expect, test } from './fixtures'
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

test('every page shows itself, the sign-in or nothing at all, as the matrix says for each kind of person', async ({
  page,
  newPerson,
}) => {
  test.setTimeout(180_000)
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
  const { goodsId } = await apiOf(seller.page)('POST /goods', { ...someGoods, publish: true })
  const things: Record<string, string> = {
    ...{ dealId, listingId, goodsId },
    personId: person.id,
    webhookId: webhook.id,
  }
  for (const [pattern, answers] of Object.entries(pages)) {
    const address = pattern.replaceAll(/\[(\w+)\]/g, (_, name: string) => things[name] ?? name)
    const seen = {
      stranger: await shownAt(stranger.request, address),
      person: await shownAt(person.page.request, address),
      moderator: await shownAt(moderator.page.request, address),
      admin: await shownAt(admin.request, address),
      owner: await shownAt(seller.page.request, address),
    }
    const other = answers.person
    expect(seen, address).toEqual({ moderator: other, admin: other, owner: other, ...answers })
  }
})
