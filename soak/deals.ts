import path from 'node:path'
import { parseArgs } from 'node:util'
import { finish, judge, quantile, round } from '@/bench/lib/report'
import { closeDatabase, connect, shareConnection } from '@/db/client'
import type { Cluster } from '@/db/embedded/cluster'
import { freePort } from '@/db/embedded/port'
import { rawSql } from '@/lib/kernel/db'
import { stopJobs } from '@/lib/kernel/job'
import { startSandbox } from '@/sandbox/start'
import { type Injected, injectFaults, notCalled } from './deals/faults'
import { lateness } from './deals/lateness'
import { Market, startMoneyMinor } from './deals/market'
import { peopleOn } from './deals/people'
import { recount } from './deals/recount'
import { type RunResult, runDeals } from './deals/run'
import { scaleOf } from './deals/scale'
import { adoptedCluster, placeOf, runWith, stoppable } from './lib/prepare'
import { Worker } from './lib/program'

const { values: given } = parseArgs({
  options: {
    deals: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    bots: { type: 'string', default: '16' },
    open: { type: 'string', default: '240' },
    minute: { type: 'string', default: '2' },
    json: { type: 'boolean', default: false },
  },
})
const deals = Number(given.deals)
const seed = Number(given.seed)
const { settings, simulatedMinuteMs, steamTimeoutMs, windowsS } = scaleOf(Number(given.minute) * 1_000)

/** Of its calls, for every class of fault; the budget is 0.05. */
const share = 0.06
const killEveryMs = 20_000
const revokeEveryMs = 7_000
const databaseCrashes = 2
/** Why a deal may need a person in this run: Steam's exchange was made to fail, or returns were refused. */
const injectedReasons = /^(give|return) exchange_failed$|^return (no_answer|declined|not_sent)$/

async function main(): Promise<void> {
  const cluster = await adoptedCluster()
  const sandbox = await startSandbox({ world: 'empty', seed })
  const { folder, logFile } = placeOf('worker.log')
  runWith({ ...settings, STEAM_URL: sandbox.url, PROCESS_NAME: 'soak' })
  shareConnection(connect(process.env.DATABASE_URL ?? '', { max: 10, name: 'soak' }))
  const workers = await startable(logFile, sandbox.url, path.join(folder, 'compiled'))
  const people = peopleOn(sandbox.world, seed, 4_000)
  const market = new Market(sandbox.world, people, seed)
  await market.open(Number(given.bots), 200)
  const faults = injectFaults(sandbox, steamTimeoutMs, share)
  const chaos = unrest(workers, sandbox.world, cluster)
  for (const worker of workers) worker.start()
  const startedAt = performance.now()
  const result = await runDeals({
    market,
    wanted: stoppable(deals, 'no more deals, counting when the open ones have ended'),
    openAtOnce: Number(given.open),
    patienceMs: 120_000,
    onLook: chaos.look,
  })
  const seconds = (performance.now() - startedAt) / 1_000
  await chaos.stop()
  await Promise.all(workers.map((worker) => worker.end('SIGTERM')))
  people.stop()
  faults.stop()
  print(market, people.acted, faults.read(), result)
  await judgeRun({ seconds, result, chaos, injected: faults.read(), market, world: sandbox.world })
  await stopJobs()
  await closeDatabase()
  await sandbox.close()
  await cluster.stop()
}

/** The bots keep a processor busy, so they have a process of their own; both die together. */
async function startable(logFile: string, steamUrl: string, compiled: string): Promise<Worker[]> {
  const given = { ...settings, STEAM_URL: steamUrl, NODE_COMPILE_CACHE: compiled }
  const ports = [await freePort(), await freePort()]
  return ['steam', 'jobs,events,timers'].map(
    (roles, n) => new Worker(logFile, { ...given, WORKER_PORT: String(ports[n]) }, roles),
  )
}

type Sandbox = Awaited<ReturnType<typeof startSandbox>>
type Unrest = ReturnType<typeof unrest>

/** Kills the worker, ends sessions and crashes the database, each on its own clock. */
function unrest(workers: Worker[], world: Sandbox['world'], cluster: Cluster) {
  const counts = { crashes: 0, revoked: 0, kills: 0 }
  let busy: Promise<unknown> = Promise.resolve()
  let told = 0
  const killing = setInterval(() => {
    busy = busy.then(() => Promise.all(workers.map((worker) => worker.killAndRestart())))
    counts.kills++
  }, killEveryMs)
  const revoking = setInterval(() => {
    const bots = [...world.accounts.all()].filter(({ bot }) => bot)
    const bot = bots[counts.revoked++ % bots.length]
    for (const token of world.tokens.all())
      if (token.steamId === bot?.id && token.kind === 'access') world.tokens.put({ ...token, revoked: true })
    world.commit()
  }, revokeEveryMs)
  const look = async (ended: number, open: number) => {
    if (Date.now() - told > 15_000) {
      told = Date.now()
      console.log(`  ${ended} deals ended, ${open} open, ${counts.kills} kills, ${counts.crashes} crashes`)
    }
    if (counts.crashes >= databaseCrashes || ended < ((counts.crashes + 1) * deals) / 3) return
    counts.crashes++
    busy = busy.then(() => cluster.restart('immediate'))
    await busy
  }
  const stop = async () => {
    clearInterval(killing)
    clearInterval(revoking)
    await busy
  }
  return { counts, look, stop }
}

function print(market: Market, acted: Record<string, number>, injected: Injected[], result: RunResult) {
  console.log(
    `\nOne simulated minute is ${simulatedMinuteMs / 1_000} s. Seed ${seed}. Every class of fault at ${share * 100} %.`,
  )
  console.log('\nfault                         calls    struck   share')
  for (const { name, calls, hits } of injected)
    console.log(
      `${name.padEnd(26)} ${String(calls).padStart(8)} ${String(hits).padStart(9)} ${((100 * hits) / calls).toFixed(1).padStart(6)} %`,
    )
  console.log(`not called by the product: ${notCalled.join(', ')}`)
  console.log('\nwhat people did')
  for (const [habit, count] of Object.entries(acted).sort())
    console.log(`${habit.padEnd(26)} ${String(count).padStart(8)}`)
  console.log('\nrefused before a deal', JSON.stringify(market.refused))
  const reasons: Record<string, number> = {}
  for (const why of [...result.stuck.values()].flat()) reasons[why] = (reasons[why] ?? 0) + 1
  console.log('needed a person', JSON.stringify(reasons), '\n')
}

const zero = { max: 0 }
const budget = {
  itemsLost: zero,
  sentTwice: zero,
  twinOffers: zero,
  strangeOffers: zero,
  dealsOpen: zero,
  escrowNotEmpty: zero,
  moneyWrong: zero,
  ledgerSum: { min: 0, max: 0 },
  ledgerFaults: zero,
  deadEvents: zero,
  lateDeals: zero,
  stuckUnexplained: zero,
  faultsTooRare: zero,
  databaseCrashes: { min: databaseCrashes },
  workerKills: { min: 1 },
}

interface Run {
  seconds: number
  result: RunResult
  chaos: Unrest
  injected: Injected[]
  market: Market
  world: Sandbox['world']
}

async function judgeRun({ seconds, result, chaos, injected, market, world }: Run): Promise<void> {
  const counted = await recount(rawSql(), world, market.bought, startMoneyMinor)
  const waits = await lateness(rawSql(), windowsS)
  const late = waits.map(({ lateMs }) => lateMs / simulatedMinuteMs)
  const whys = [...result.stuck.values()].flat()
  console.log('deals ended', JSON.stringify(counted.ended))
  for (const line of counted.wrong) console.log(`WRONG: ${line}`)
  for (const { deal, lateMs } of waits.filter(({ lateMs }) => lateMs > 15 * simulatedMinuteMs))
    console.log(`LATE: ${deal} by ${round(lateMs / simulatedMinuteMs, 1)} simulated minutes`)
  const tooRare = injected.filter(({ calls, hits }) => hits === 0 || (calls >= 300 && hits / calls < 0.05))
  for (const { name } of tooRare) console.log(`TOO RARE: ${name}`)
  const metrics = {
    ...counted.metrics,
    lateDeals: late.filter((minutes) => minutes > 15).length,
    latestMinutes: round(Math.max(0, ...late), 1),
    lateP99Minutes: round(late.length > 0 ? quantile(late, 0.99) : 0, 1),
    neededAPerson: whys.length,
    stuckUnexplained: whys.filter((why) => !injectedReasons.test(why)).length,
    ledgerProofs: result.ledgerProofs,
    ledgerFaults: result.ledgerFaults,
    workerKills: chaos.counts.kills,
    databaseCrashes: chaos.counts.crashes,
    sessionsEnded: chaos.counts.revoked,
    faultsStruck: injected.reduce((sum, { hits }) => sum + hits, 0),
    faultClasses: injected.length,
    faultsTooRare: tooRare.length,
    seconds: round(seconds, 0),
  }
  finish(judge('deals', metrics, { ...budget, deals: { min: deals } }))
}

await main()
