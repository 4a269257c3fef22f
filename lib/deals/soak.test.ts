import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '@/db/embedded/port'
import { rawSql } from '@/lib/kernel/db'
import { stopJobs } from '@/lib/kernel/job'
import { type Fleet, startBots } from '@/lib/steam'
import { startSandbox } from '@/sandbox/start'
import { injectFaults } from '@/soak/deals/faults'
import { Market, startMoneyMinor } from '@/soak/deals/market'
import { peopleOn } from '@/soak/deals/people'
import { recount } from '@/soak/deals/recount'
import { runDeals } from '@/soak/deals/run'
import { runWith, scaleOf } from '@/soak/deals/scale'
import { Worker } from '@/soak/deals/worker'
import { freshDatabase } from '@/tests/harness/database'
import { startEvents } from '@/workers/events'
import { startTimers } from '@/workers/timers'

const deals = 200
const bots = 8
/** Of its calls, for every class of fault. */
const share = 0.03
const seed = 7
const restartEveryMs = 4_000

const sandbox = await startSandbox({ world: 'empty', seed })
const { settings, steamTimeoutMs } = scaleOf(1_000)
const quick = { STEAM_POLL_MS: '500', STEAM_IDLE_POLL_MS: '500', STEAM_LEASE_TTL_MS: '2000' }
const variables = { ...settings, ...quick, STEAM_URL: sandbox.url, LOG_LEVEL: 'silent' }
runWith(variables)

const closing: (() => unknown)[] = []

beforeAll(async () => {
  await freshDatabase()
})
afterAll(async () => {
  for (const close of closing.reverse()) await close()
  await stopJobs()
  await sandbox.close()
})

/** A worker of its own that is killed at its work; then a fleet in this process that is restarted again and again. */
async function fallibleWorkers() {
  const logFile = path.join(tmpdir(), `tradepost-soak-${process.pid}.log`)
  const worker = new Worker(logFile, { ...variables, WORKER_PORT: String(await freePort()) })
  const counts = { kills: 0, restarts: 0 }
  let fleet: Fleet | undefined
  let startedAt = Date.now()
  worker.start()
  closing.push(async () => {
    await worker.end('SIGKILL')
    await fleet?.stop()
  })
  const look = async (ended: number) => {
    if (counts.kills === 0 && ended >= 10) {
      counts.kills++
      await worker.end('SIGKILL')
      const roles = [await startEvents(() => {}), await startTimers(() => {})]
      closing.push(() => Promise.all(roles.map((role) => role.stop())))
    } else if (counts.kills === 0 || Date.now() - startedAt < restartEveryMs) return
    else counts.restarts++
    await fleet?.stop()
    fleet = await startBots({ leaseTtlMs: Number(quick.STEAM_LEASE_TTL_MS) })
    startedAt = Date.now()
  }
  return { counts, look }
}

test('200 deals under every fault lose nothing and double nothing', async () => {
  const people = peopleOn(sandbox.world, seed, 1_500)
  closing.push(people.stop)
  const market = new Market(sandbox.world, people, seed)
  await market.open(bots, 40)
  const faults = injectFaults(sandbox, steamTimeoutMs, share)
  const { counts, look } = await fallibleWorkers()
  const result = await runDeals({
    market,
    wanted: () => deals,
    openAtOnce: 80,
    patienceMs: 60_000,
    onLook: look,
  })
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
  expect(counts.kills).toBe(1)
  expect(counts.restarts).toBeGreaterThan(0)
  expect(counted.ended.settled).toBeGreaterThan(0)
  const struck = faults.read().filter(({ hits }) => hits > 0)
  expect(struck.length).toBeGreaterThan(20)
}, 240_000)
