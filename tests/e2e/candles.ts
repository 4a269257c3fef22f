import { seeded } from '../../lib/kernel/random'
import { expect, type Page } from './fixtures'

const hour = 3_600_000
const begin = Date.UTC(2025, 0, 1)

/** Candles of a market that swings, as a file of somebody. */
function csvOf(count: number): string {
  const random = seeded(11)
  let price = 60_000
  const lines = Array.from({ length: count }, (_, i) => {
    const open = price
    price *= 1 + Math.sin(i / 40) * 0.003 + (random() - 0.5) * 0.02
    const cents = (value: number) => value.toFixed(2)
    const [high, low] = [Math.max(open, price) * 1.002, Math.min(open, price) * 0.998]
    return [begin + i * hour, cents(open), cents(high), cents(low), cents(price), 100 + (i % 7)].join(',')
  })
  return ['ts,open,high,low,close,volume', ...lines].join('\n')
}

interface Instruments {
  items: { id: string; exchange: string }[]
}

/** Sends JSON as a page of ours does. */
export async function post<T>(page: Page, path: string, data: object): Promise<T> {
  const { origin } = new URL(page.url())
  const answer = await page.request.post(`/api/v1${path}`, { data, headers: { origin } })
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
  return answer.json()
}

/** The pair as an exchange trades it; which pairs there are is read from the exchanges when the house starts. */
async function bitcoinOf(page: Page): Promise<string> {
  const find = async () => {
    const answer = await page.request.get('/api/v1/instruments?exchange=bybit&search=BTC/USDT')
    const { items } = (await answer.json()) as Instruments
    return items[0]?.id
  }
  await expect.poll(find, { timeout: 60_000 }).toBeTruthy()
  return (await find()) ?? ''
}

/** Candles that this person has brought themselves; the id of the series. */
export async function candlesOf(page: Page, count: number): Promise<string> {
  const file = { instrumentId: await bitcoinOf(page), frame: '1h', name: 'My candles', csv: csvOf(count) }
  return (await post<{ seriesId: string }>(page, '/candles/files', file)).seriesId
}
