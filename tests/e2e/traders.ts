import { expect, type Page } from '@playwright/test'
import { tradepost } from '../../client/tradepost'
import { sandboxUrl } from './fixtures'
import { joinThroughSteam } from './people'

/** The API as the session of this page: what changes something comes from our own site. */
export function apiOf(page: Page) {
  const url = new URL(page.url()).origin
  const send = async (request: Request) => {
    const data = await request.text()
    const answer = await page.request.fetch(request.url, {
      method: request.method,
      headers: Object.fromEntries(request.headers),
      ...(data && { data }),
    })
    const [status, body] = [answer.status(), await answer.text()]
    return new Response(status === 304 ? null : body, { status, headers: answer.headers() })
  }
  return tradepost({ url, headers: { origin: url }, fetch: send, retries: 0 })
}

async function inSandbox<T>(page: Page, path: string, data: object): Promise<T> {
  const answer = await page.request.post(`${sandboxUrl()}/api/steam${path}`, { data })
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
  return answer.json()
}

export interface Trader {
  page: Page
  name: string
  id: string
  steamId: string
}

let born = 0

/** A new Steam account with some items, signed in and ready to trade. */
export async function newTrader(page: Page, role: string, items = 0): Promise<Trader> {
  born += 1
  const name = `${role}-${Date.now().toString(36)}${born}`
  const account = await inSandbox<{ steamId: string; tradeUrl: string }>(page, '/accounts', { persona: name })
  const { steamId, tradeUrl } = account
  if (items > 0) await inSandbox(page, `/accounts/${steamId}/items`, { appid: 440, count: items })
  await joinThroughSteam(page, name, '/account')
  const { id, name: shown } = await apiOf(page)('PUT /me/steam-trade-url', { tradeUrl })
  expect(shown, 'the name comes from the Steam profile').toBe(name)
  return { page, name, id, steamId }
}

export async function signInAsAdmin(page: Page): Promise<void> {
  await page.goto('/sign-in?callbackUrl=/account')
  await page.getByLabel('E-mail').fill('admin@tradepost.example')
  await page.getByLabel('Password').fill('tradepost-demo')
  await page.getByRole('button', { name: 'Sign in with e-mail' }).click()
  await page.waitForURL((url) => url.pathname === '/account')
}

/** An admin puts money into a wallet. */
export async function credit(admin: Page, trader: Trader, amountMinor: number): Promise<void> {
  await apiOf(admin)('POST /admin/wallets/:userId/adjustments', {
    userId: trader.id,
    amountMinor,
    currency: 'EUR',
    reason: 'Money for a test.',
  })
}

export interface Sale {
  dealId: string
  itemName: string
  priceMinor: number
}

/** The seller lists one of their items and the buyer buys it. */
export async function sell(seller: Trader, buyer: Trader, priceMinor: number): Promise<Sale> {
  const { listingId, itemName } = await list(seller, priceMinor)
  const { dealId } = await apiOf(buyer.page)('POST /deals', { listingId, priceMinor, currency: 'EUR' })
  return { dealId, itemName, priceMinor }
}

/** Puts something of the seller's inventory on the market. */
export async function list(seller: Trader, priceMinor: number) {
  const ofSeller = apiOf(seller.page)
  const inventory = await ofSeller('GET /steam/inventory', { appId: 440 })
  const mine = await ofSeller('GET /listings/mine', {})
  const listed = new Set(mine.items.map((row) => row.assetId))
  const item = inventory.items.find((each) => each.listable.ok && !listed.has(each.assetId))
  if (!item) throw new Error('The seller has nothing left to list.')
  const price = { priceMinor, currency: 'EUR' } as const
  const { listingId } = await ofSeller('POST /listings', { appId: 440, assetId: item.assetId, ...price })
  return { listingId, itemName: item.name }
}

/** A seller with items and a buyer with money, each with a page of their own. */
export async function traders(
  page: Page,
  newPerson: () => Promise<Page>,
  items: number,
  moneyMinor: number,
): Promise<{ seller: Trader; buyer: Trader; admin: Page }> {
  const seller = await newTrader(page, 'seller', items)
  const buyer = await newTrader(await newPerson(), 'buyer')
  const admin = await newPerson()
  await signInAsAdmin(admin)
  await credit(admin, buyer, moneyMinor)
  return { seller, buyer, admin }
}
