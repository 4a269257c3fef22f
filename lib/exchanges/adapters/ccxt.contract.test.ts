import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { stepMs } from '@/sandbox/exchange/market'
import { type Sandbox, startSandbox } from '@/sandbox/start'
import type { PresetName } from '@/sandbox/steam/fault-kinds'
import type { CandleRow, CandleSource } from '../port'
import { frameMs } from '../schemas/frame'
import { exchanges } from '../schemas/instrument'
import { ccxtSource } from './ccxt'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ world: 'empty' })
})
afterAll(() => sandbox.close())
afterEach(() => {
  sandbox.faults.clear()
  sandbox.exchanges.spoilt.length = 0
  sandbox.exchanges.now = Date.now
})

const hour = frameMs['1h']
const from = Date.UTC(2024, 4, 1)
const fresh = (exchange: (typeof exchanges)[number], timeoutMs = 10_000) =>
  ccxtSource(exchange, { url: `${sandbox.url}/exchange`, timeoutMs })

const times = (rows: readonly CandleRow[]) => rows.map(([ts]) => ts)

describe.each(exchanges)('%s', (exchange) => {
  let shared: CandleSource | undefined
  const source = () => {
    shared ??= fresh(exchange)
    return shared
  }

  test('lists its pairs with their steps and fees', async () => {
    const found = await source().instruments()
    expect(found.map(({ symbol }) => symbol)).toEqual(
      expect.arrayContaining(['BTC/USDT', 'ETH/USDT', 'SOL/USDT', 'XRP/USDT']),
    )
    const bitcoin = found.find(({ symbol }) => symbol === 'BTC/USDT')
    expect(bitcoin).toMatchObject({
      exchange,
      kind: 'spot',
      base: 'BTC',
      quote: 'USDT',
      tickSize: '0.01',
      lotSize: '0.000001',
    })
    expect(Number(bitcoin?.takerFee)).toBeGreaterThan(0)
    const contract = found.find(({ symbol }) => symbol === 'BTC/USDT:USDT')
    if (exchange === 'bybit')
      expect(contract).toMatchObject({ kind: 'swap', lotSize: '0.001', fundingHours: 8 })
    else expect(contract).toBeUndefined()
  })

  test.each(['5m', '15m', '1h', '4h', '1d'] as const)(
    'gives whole pages of %s, each candle once, in order',
    async (frame) => {
      const [one, step] = [source(), frameMs[frame]]
      const pages = [0, 1].map((n) => from - ((2 - n) * one.pageBars + 7) * step)
      for (const begin of pages.map((ts) => Math.floor(ts / step) * step)) {
        const rows = await one.candles('BTC/USDT', frame, begin, begin + 10 * one.pageBars * step)
        expect(times(rows)).toEqual(
          Array.from({ length: one.pageBars }, (_, i) => begin + i * step).filter(
            (ts) => ts >= Date.UTC(2018, 0, 1),
          ),
        )
      }
    },
  )

  test('gives a short span exactly, recent or old, and its figures are those of the market', async () => {
    for (const begin of [from, Math.floor(Date.now() / hour) * hour - 5 * hour]) {
      const rows = await source().candles('ETH/USDT', '1h', begin, begin + 3 * hour)
      expect(times(rows)).toEqual([begin, begin + hour, begin + 2 * hour])
      const [candle] =
        sandbox.exchanges.candles({
          venue: exchange,
          kind: 'spot',
          symbol: 'ETHUSDT',
          frameMs: hour,
          from: begin,
          to: begin + hour,
        }) ?? []
      const { open = 0, high = 0, low = 0, close = 0, volume = 0 } = candle ?? {}
      expect(rows[0]).toEqual([begin, open / 100, high / 100, low / 100, close / 100, volume / 1e5])
    }
  })

  test('says nothing about times before it began and after now', async () => {
    expect(await source().candles('SOL/USDT', '1d', Date.UTC(2019, 0, 1), Date.UTC(2019, 1, 1))).toEqual([])
    const next = Math.ceil(Date.now() / stepMs) * stepMs
    expect(await source().candles('SOL/USDT', '5m', next, next + hour)).toEqual([])
  })

  test('refuses a pair that it does not trade', async () => {
    await expect(source().candles('DOGE/USDT', '1h', from, from + hour)).rejects.toMatchObject({
      name: 'Refusal',
      code: 'unknown_pair',
    })
  })

  test('leaves a hole where the exchange has one', async () => {
    sandbox.exchanges.spoilt.push({
      venue: exchange,
      symbol: 'BTCUSDT',
      from: from + hour,
      to: from + 3 * hour,
      how: 'missing',
    })
    const rows = await source().candles('BTC/USDT', '1h', from, from + 5 * hour)
    expect(times(rows)).toEqual([from, from + 3 * hour, from + 4 * hour])
  })

  const faults: [PresetName, string][] = [
    ['exchangeThrottled', 'throttled'],
    ['exchangeForbidden', 'throttled'],
    ['exchangeServerError', 'unavailable'],
    ['exchangeBadGateway', 'unavailable'],
    ['exchangeReset', 'unavailable'],
    ['exchangeEmptyAnswer', 'odd_answer'],
    ['exchangeHtmlAnswer', 'odd_answer'],
    ...(exchange === 'bybit'
      ? ([
          ['bybitThrottled', 'throttled'],
          ['bybitSystemError', 'unavailable'],
        ] as [PresetName, string][])
      : []),
  ]
  test.each(faults)(
    '%s is an outage, never a list without candles, and the next call works',
    async (preset, code) => {
      const one = source()
      await one.candles('BTC/USDT', '1h', from, from + hour)
      sandbox.faults.add({ preset, count: 1 })
      const spoilt = await one
        .candles('BTC/USDT', '1h', from, from + hour)
        .then(times, (error: unknown) => error)
      expect(spoilt).toMatchObject({ name: 'Outage', system: exchange, code, doubtful: false })
      expect(times(await one.candles('BTC/USDT', '1h', from, from + hour))).toEqual([from])
    },
  )

  test('a call that is never answered ends in time', async () => {
    const one = fresh(exchange, 1_000)
    await one.instruments()
    sandbox.faults.add({ preset: 'exchangeHang', count: 1 })
    await expect(one.candles('BTC/USDT', '1h', from, from + hour)).rejects.toMatchObject({
      name: 'Outage',
      code: 'unavailable',
    })
  })

  test('never asks anybody but the address it was given', async () => {
    const one = fresh(exchange)
    await one.instruments()
    await one.candles('BTC/USDT', '4h', from, from + hour * 8)
    const asked = sandbox.requests.find({ limit: 2 }).map(({ path }) => path)
    expect(asked.every((path) => path.startsWith(`/exchange/${exchange}/`))).toBe(true)
  })
})
