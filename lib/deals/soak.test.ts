import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '@/db/embedded/port'
import { rawSql } from '@/lib/kernel/db'
import { stopJobs } from '@/lib/kernel/job'
import { startSandbox } from '@/sandbox/start'
import { injectFaults } from '@/soak/deals/faults'
import { Market, startMoneyMinor } from '@/soak/deals/market'
import { peopleOn } from '@/soak/deals/people'
import { recount } from '@/soak/deals/recount'
import { runDeals } from '@/soak/deals/run'
import { scaleOf } from '@/soak/deals/scale'
import { runWith } from '@/soak/lib/prepare'
import { Worker } from '@/soak/lib/program'
import { freshDatabase } from '@/tests/harness/database'

const deals = 200
const bots = 8
/** Of its calls, for every class of fault. */
const share = 0.06
const seed = 7
const liveMs = 6_000

const sandbox = await startSandbox({ world: 'empty', seed })
const { settings, steamTimeoutMs } = scaleOf(600)
const quick = { STEAM_POLL_MS: '500', STEAM_IDLE_POLL_MS: '500', STEAM_LEASE_TTL_MS: '2000' }
const variables = { ...settings, ...quick, STEAM_URL: sandbox.url, LOG_LEVEL: 'silent' }
runWith(variables)

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const closing: (() => unknown)[] = []

beforeAll(async () => {
  await freshDatabase()
})
afterAll(async () => {
  for (const close of closing.reverse()) await close()
  await stopJobs()
  await sandbox.close()
})

/** A worker in a process of its own, killed at whatever it is doing a while after it got to work, and started again. */
async function mortalWorker(): Promise<{ kills: number }> {
  const port = await freePort()
  const logFile = path.join(tmpdir(), `tradepost-soak-${process.pid}.log`)
  const worker = new Worker(logFile, { ...variables, WORKER_PORT: String(port) })
  const counts = { kills: 0 }
  let stopped = false
  const works = () =>
    fetch(`http://127.0.0.1:${port}/ready`).then(
      ({ ok }) => ok,
      () => false,
    )
  const live = async () => {
    worker.start()
    while (!stopped && !(await works())) await pause(100)
    await pause(liveMs)
  }
  const lives = (async () => {
    for (; !stopped; counts.kills++) {
      await live()
      await worker.end('SIGKILL')
    }
  })()
  closing.push(async () => {
    stopped = true
    await worker.end('SIGKILL')
    await lives
  })
  return counts
}

test('200 deals under every fault, with a worker killed again and again, lose nothing and double nothing', async () => {
  const people = peopleOn(sandbox.world, seed, 1_500)
  closing.push(people.stop)
  const market = new Market(sandbox.world, people, seed)
  await market.open(bots, 40)
  const faults = injectFaults(sandbox, steamTimeoutMs, share)
  const counts = await mortalWorker()
  const result = await runDeals({ market, wanted: () => deals, openAtOnce: 200, patienceMs: 90_000 })
  const counted = await recount(rawSql(), sandbox.world, market.bought, startMoneyMinor)
  expect(counted.wrong).toEqual([])
  expect(counted.metrics.deals).toBeGreaterThanOrEqual(deals)
  expect(counted.metrics).toMatchObject({
    itemsLost: 0,
    sentTwice: 0,
    twinOffers: 0,
    strangeOffers: 0,
    dealsOpen: 0,
    escrowNotEmpty: 0,
    moneyWrong: 0,
    ledgerSum: 0,
    deadEvents: 0,
  })
  expect(result.ledgerFaults).toBe(0)
  expect(counts.kills).toBeGreaterThan(1)
  expect(counted.ended.settled).toBeGreaterThan(0)
  const rare = faults.read().filter(({ calls, hits }) => calls >= 300 && hits / calls < 0.05)
  expect(rare).toEqual([])
}, 600_000)
