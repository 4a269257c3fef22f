import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { db, sql } from '@/db/client'
import { barCount } from '@/lib/backtest/engine/candles/bars'
import { resample } from '@/lib/backtest/engine/candles/resample'
import { type Actor, anonymous, type Person, system } from '@/lib/kernel/access'
import { setClock } from '@/lib/kernel/clock'
import { stopJobs } from '@/lib/kernel/job'
import { inTransaction } from '@/lib/kernel/operation'
import type { Sandbox } from '@/sandbox/start'
import { freshDatabase } from '@/tests/harness/database'
import { newPerson } from '@/tests/harness/people'
import { startOutside } from '@/tests/harness/reached'
import {
  cancelImport,
  candleCoverage,
  candleImport,
  candleImports,
  candleSeriesList,
  instruments,
  loadCandles,
  startImports,
} from '../index'
import { type Frame, frameMs } from '../schemas/frame'
import type { Exchange } from '../schemas/instrument'
import { runImport } from './run-import'
import { exchangeTimers, keepUp, refreshInstruments } from './timers'

let sandbox: Sandbox
const hour = frameMs['1h']
const always = [0, Date.UTC(2100, 0, 1)] as const

const context = (signal = new AbortController().signal) => ({
  jobId: 'job',
  signal,
  transaction: <T>(body: Parameters<typeof inTransaction<T>>[1]) => inTransaction(system('test'), body),
})

beforeAll(async () => {
  await freshDatabase()
  sandbox = await startOutside()
  for (const exchange of ['bybit', 'mexc'] as const) await refreshInstruments.run({ exchange }, context())
})
afterAll(async () => {
  await stopJobs()
  await sandbox.close()
})
afterEach(() => {
  sandbox.faults.clear()
  sandbox.exchanges.spoilt.length = 0
  sandbox.exchanges.now = Date.now
  setClock(() => new Date())
})

interface Ask {
  exchange?: Exchange
  symbol?: string
  frame?: Frame
  from?: string
  to?: string
}

/** Each test asks for candles of its own, because those of exchanges are shared. */
async function order(
  actor: Actor,
  { exchange = 'bybit', symbol = 'BTC/USDT', frame = '1h', from = '2024-01-10', to }: Ask = {},
) {
  const { importIds } = await startImports.run(
    { actor },
    { exchange, symbols: [symbol], frames: [frame], from, ...(to && { to }) },
  )
  const importId = importIds[0] ?? ''
  const view = () => candleImport.run({ actor }, { importId })
  const { seriesId } = await view()
  return {
    importId,
    seriesId,
    view,
    bars: () => loadCandles(db, seriesId, ...always),
    work: () => runImport.run({ importId }, context()),
  }
}

const countOf = (from: string, to: string, frame: Frame) =>
  (Date.parse(to) - Date.parse(from)) / frameMs[frame]

test('an import brings in every candle of the span once, and says how it goes', async () => {
  const actor = await newPerson(db)
  const one = await order(actor, { frame: '15m', from: '2024-01-10', to: '2024-04-05' })
  expect(await one.view()).toMatchObject({ state: 'waiting', share: 0, bars: 0, etaS: null, mine: true })
  await one.work()
  const bars = await one.bars()
  const expected = countOf('2024-01-10', '2024-04-05', '15m')
  expect(barCount(bars)).toBe(expected)
  expect(await one.view()).toMatchObject({
    state: 'done',
    share: 1,
    bars: expected,
    etaS: null,
    problem: null,
    mine: false,
  })
  expect((await one.view()).barsPerSecond).toBeGreaterThan(0)
  const again = await order(actor, { frame: '15m', from: '2024-01-10', to: '2024-04-05' })
  await again.work()
  expect(await again.bars()).toEqual(bars)
  const hourly = await order(actor, { frame: '1h', from: '2024-01-10', to: '2024-04-05' })
  await hourly.work()
  const made = resample(bars, frameMs['15m'], hour).bars
  const published = await hourly.bars()
  for (const name of ['ts', 'open', 'high', 'low', 'close'] as const)
    expect(made[name]).toEqual(published[name])
})

test('a worker that dies after any chunk is followed by one that goes on there, and nothing comes twice', async () => {
  const one = await order(await newPerson(db), {
    exchange: 'mexc',
    frame: '1h',
    from: '2023-01-01',
    to: '2023-09-01',
  })
  const done: string[] = []
  for (let deaths = 0; (await one.view()).state !== 'done'; deaths++) {
    expect(deaths).toBeLessThan(30)
    const dying = new AbortController()
    const ends = { ...context(dying.signal) }
    const transaction = ends.transaction
    let written = 0
    ends.transaction = async (body) => {
      const result = await transaction(body)
      if (++written === 2) dying.abort()
      return result
    }
    await runImport.run({ importId: one.importId }, ends)
    done.push((await one.view()).doneTo)
  }
  expect(new Set(done).size).toBe(done.length)
  expect(done.length).toBeGreaterThan(5)
  expect((await one.view()).bars).toBe(countOf('2023-01-01', '2023-09-01', '1h'))
  expect(barCount(await one.bars())).toBe(countOf('2023-01-01', '2023-09-01', '1h'))
})

test('two workers on one import do the work of one', async () => {
  const one = await order(await newPerson(db), { symbol: 'ETH/USDT', from: '2023-01-01', to: '2023-06-01' })
  await Promise.all([one.work(), one.work(), one.work()])
  await one.work()
  const expected = countOf('2023-01-01', '2023-06-01', '1h')
  expect(await one.view()).toMatchObject({ state: 'done', bars: expected })
  expect(barCount(await one.bars())).toBe(expected)
})

test('an exchange that does not answer is asked again later, and the months that are done stay done', async () => {
  const one = await order(await newPerson(db), { symbol: 'SOL/USDT', from: '2023-01-01', to: '2023-08-01' })
  sandbox.faults.add({ preset: 'exchangeBadGateway', path: '/kline', probability: 0.999, count: 1 })
  sandbox.faults.add({ preset: 'bybitThrottled', path: '/kline', probability: 0.3, count: 3 })
  const at = Date.now()
  for (let tries = 1; (await one.view()).state !== 'done'; tries++) {
    expect(tries).toBeLessThan(10)
    await one.work()
    const { state, problem, retryAt } = await one.view()
    if (state === 'done') break
    expect(state).toBe('waiting')
    expect(problem).toMatch(/does not answer|slow down/)
    await one.work()
    expect((await one.view()).state, 'not before its time').toBe('waiting')
    setClock(() => new Date(Math.max(at + tries * 3_600_000, Date.parse(retryAt ?? ''))))
  }
  expect(barCount(await one.bars())).toBe(countOf('2023-01-01', '2023-08-01', '1h'))
  expect((await one.view()).problem).toBeNull()
})

test('holes and bad candles of an exchange are told by month and never filled', async () => {
  const hole = {
    venue: 'bybit',
    symbol: 'XRPUSDT',
    from: Date.UTC(2024, 1, 28, 22),
    to: Date.UTC(2024, 2, 1, 3),
    how: 'missing',
  } as const
  const bad = { ...hole, from: Date.UTC(2024, 2, 9, 5), to: Date.UTC(2024, 2, 9, 6), how: 'bad' } as const
  sandbox.exchanges.spoilt.push(hole, bad)
  const actor = await newPerson(db)
  const one = await order(actor, { symbol: 'XRP/USDT', from: '2024-02-01', to: '2024-04-01' })
  await one.work()
  const coverage = await candleCoverage.run({ actor: anonymous }, { seriesId: one.seriesId })
  expect(coverage).toMatchObject({
    bars: 60 * 24 - 29 - 1,
    missing: 30,
    bad: 1,
    exchange: 'bybit',
    frame: '1h',
  })
  expect(coverage.months).toEqual([
    { month: '2024-02', bars: 29 * 24 - 26, expected: 29 * 24, gaps: [], bad: [] },
    {
      month: '2024-03',
      bars: 31 * 24 - 4,
      expected: 31 * 24,
      gaps: [
        { from: '2024-02-28T22:00:00.000Z', to: '2024-03-01T03:00:00.000Z', bars: 29 },
        { from: '2024-03-09T05:00:00.000Z', to: '2024-03-09T06:00:00.000Z', bars: 1 },
      ],
      bad: [{ at: '2024-03-09T05:00:00.000Z', flaw: 'high-below-low' }],
    },
  ])
  sandbox.exchanges.spoilt.length = 0
  const again = await order(actor, { symbol: 'XRP/USDT', from: '2024-02-01', to: '2024-04-01' })
  await again.work()
  expect(await candleCoverage.run({ actor }, { seriesId: one.seriesId })).toMatchObject({
    missing: 0,
    bad: 0,
  })
})

test('a series is kept up: candles come in as they end and not before', async () => {
  const start = Math.floor(Date.UTC(2025, 5, 10, 12, 20))
  const moveTo = (ms: number) => {
    sandbox.exchanges.now = () => ms
    setClock(() => new Date(ms))
  }
  moveTo(start)
  const one = await order(await newPerson(db), { symbol: 'BTC/USDT:USDT', from: '2025-06-01' })
  await one.work()
  const last = async () => (await one.bars()).ts.at(-1)
  expect(await last()).toBe(Date.UTC(2025, 5, 10, 11))
  moveTo(start + 3 * hour)
  await keepUp.run({ seriesId: one.seriesId }, context())
  expect(await last()).toBe(Date.UTC(2025, 5, 10, 14))
  await keepUp.run({ seriesId: one.seriesId }, context())
  expect(barCount(await one.bars())).toBe(9 * 24 + 15)
  moveTo(start + 5_000 * hour)
  await keepUp.run({ seriesId: one.seriesId }, context())
  const [long] = (await candleImports.run({ actor: system('test') }, {})).items.filter(
    ({ seriesId }) => seriesId === one.seriesId,
  )
  expect(long).toMatchObject({ state: 'waiting', from: new Date(Date.UTC(2025, 5, 10, 15)).toISOString() })
})

test('an import is ended by who asked for it or an admin, and by nobody else; what came in stays', async () => {
  const [mine, other, admin]: Person[] = [
    await newPerson(db),
    await newPerson(db),
    await newPerson(db, 'admin'),
  ]
  for (const actor of [mine, admin] as Person[]) {
    const one = await order(mine as Person, {
      symbol: 'ETH/USDT',
      frame: '4h',
      from: '2022-01-01',
      to: '2022-03-01',
    })
    await expect(
      cancelImport.run({ actor: other as Person }, { importId: one.importId }),
    ).rejects.toMatchObject({ status: 404 })
    await cancelImport.run({ actor }, { importId: one.importId })
    await one.work()
    expect(await one.view()).toMatchObject({ state: 'cancelled', bars: 0 })
    await expect(cancelImport.run({ actor }, { importId: one.importId })).rejects.toMatchObject({
      code: 'wrong_state',
    })
  }
})

test('the same candles asked for twice at once are one import; the usual ones are twenty', async () => {
  const actor = await newPerson(db)
  const usual = { exchange: 'mexc', from: '2024-01-01', to: '2024-01-02' }
  const [a, b] = await Promise.all([startImports.run({ actor }, usual), startImports.run({ actor }, usual)])
  expect(a.importIds).toHaveLength(20)
  expect(b.importIds.sort()).toEqual(a.importIds.sort())
})

test('what cannot be imported is refused in a sentence', async () => {
  const actor = await newPerson(db)
  const ask = { exchange: 'bybit', symbols: ['BTC/USDT'], frames: ['1h'], from: '2024-01-01' }
  const refused = (change: object) => startImports.run({ actor }, { ...ask, ...change })
  await expect(refused({ symbols: ['DOGE/USDT'] })).rejects.toMatchObject({ code: 'unknown_pair' })
  await expect(refused({ from: '2024-02-31' })).rejects.toMatchObject({ message: 'There is no such day.' })
  await expect(refused({ from: '2024-02-01', to: '2024-02-01' })).rejects.toMatchObject({
    code: 'empty_span',
  })
  await expect(refused({ from: '2099-02-01' })).rejects.toMatchObject({ code: 'empty_span' })
  await expect(refused({ frames: ['7m'] })).rejects.toMatchObject({ code: 'invalid_input' })
  await expect(startImports.run({ actor: anonymous }, ask)).rejects.toMatchObject({ status: 401 })
})

test('pairs, series and imports are listed page by page, each once', async () => {
  const actor = await newPerson(db)
  const pages = async (
    page: (input: object) => Promise<{ items: { id: string }[]; nextCursor: string | null }>,
  ) => {
    const seen: string[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const { items, nextCursor } = await page({ limit: 3, ...(cursor && { cursor }) })
      seen.push(...items.map(({ id }) => id))
      cursor = nextCursor
    }
    return seen
  }
  for (const list of [instruments, candleSeriesList, candleImports]) {
    const seen = await pages((input) => list.run({ actor }, input) as never)
    expect(seen.length).toBeGreaterThan(3)
    expect(new Set(seen).size).toBe(seen.length)
  }
  const found = await instruments.run({ actor: anonymous }, { exchange: 'bybit', search: 'btc' })
  expect(found.items.map(({ symbol }) => symbol)).toEqual(['BTC/USDT', 'BTC/USDT:USDT'])
})

test('the timers order what waits, and what a dead worker left', async () => {
  const one = await order(await newPerson(db), {
    symbol: 'SOL/USDT',
    frame: '4h',
    from: '2022-01-01',
    to: '2022-02-01',
  })
  await sql`delete from pgboss.job where name = ${runImport.name}`
  for (const timer of exchangeTimers) await timer.run()
  const ordered =
    await sql`select 1 from pgboss.job where name = ${runImport.name} and singleton_key = ${one.importId}`
  expect(ordered).toHaveLength(1)
})
