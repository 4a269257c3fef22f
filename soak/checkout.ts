import { loadavg } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { finish, judge, round } from '@/bench/lib/report'
import { closeDatabase, connect, shareConnection } from '@/db/client'
import type { Cluster } from '@/db/embedded/cluster'
import { rawSql } from '@/lib/kernel/db'
import { stopJobs } from '@/lib/kernel/job'
import { startSandbox } from '@/sandbox/start'
import { stripeControlOf } from '@/sandbox/stripe/control'
import { crowdOf } from './checkout/crowd'
import { type Recount, recount } from './checkout/recount'
import { type RunResult, runCheckout } from './checkout/run'
import { Stack } from './checkout/stack'
import { adoptedCluster, placeOf, runWith, stoppable } from './lib/prepare'

const { values: given } = parseArgs({
  options: {
    attempts: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    open: { type: 'string', default: '144' },
    json: { type: 'boolean', default: false },
  },
})
const attempts = Number(given.attempts)
const seed = Number(given.seed)
const merchant = 'soak'
const secret = 'whsec_of_the_soak'
const killEveryMs = 12_000
const databaseCrashes = 2
const tellEveryMs = 15_000
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function main(): Promise<void> {
  const cluster = await adoptedCluster()
  const sandbox = await startSandbox({ world: 'empty', seed })
  const control = stripeControlOf(sandbox.url, merchant)
  const { folder, logFile } = placeOf('checkout.log')
  const settings = {
    SANDBOX_PORT: String(sandbox.port),
    SMTP_URL: sandbox.smtpUrl,
    STRIPE_URL: sandbox.url,
    STRIPE_SECRET_KEY: `sk_test_${merchant}`,
    STRIPE_WEBHOOK_SECRET: secret,
    STRIPE_TIMEOUT_MS: '2000',
    NODE_COMPILE_CACHE: path.join(folder, 'compiled'),
  }
  runWith({ ...settings, PROCESS_NAME: 'soak' })
  shareConnection(connect(process.env.DATABASE_URL ?? '', { max: 10, name: 'soak' }))
  const stack = await Stack.plan(logFile, settings, { web: 2, workers: 2 })
  await control.addEndpoint({ url: `${stack.urls[0]}/api/webhooks/stripe`, secret })
  const crowd = await crowdOf(control, Math.max(160, Math.ceil(attempts / 10)), 12)
  stack.start()
  const startedAt = performance.now()
  const chaos = unrest(stack, cluster)
  const options = {
    sandbox,
    control,
    crowd,
    stack,
    wanted: stoppable(attempts, 'nobody begins any more, counting when what is open has ended'),
    seed,
    atOnce: Number(given.open),
  }
  const result = await runCheckout({ ...options, patienceMs: 240_000, onLook: chaos.look, onEnd: chaos.stop })
  const counted = await recount(rawSql(), result.world)
  report(result, counted, stack, { seconds: (performance.now() - startedAt) / 1_000, ...chaos.counts })
  await stack.stop()
  await stopJobs()
  await closeDatabase()
  await sandbox.close()
  await cluster.stop()
}

/** While people buy: once all work, web nodes and workers die in turn by the clock, the database by progress. */
function unrest(stack: Stack, cluster: Cluster) {
  const counts = { crashes: 0 }
  let toldAt = 0
  let over = false
  const killing = (async () => {
    for (let turn = 0; !over; turn++) {
      await stack.ready()
      for (const until = Date.now() + killEveryMs; Date.now() < until && !over; ) await pause(200)
      if (!over) await stack.kill(turn % 2 === 0 ? 'workers' : 'web')
    }
  })()
  const look = async (begun: number) => {
    const { kills } = stack
    if (Date.now() - toldAt > tellEveryMs) {
      toldAt = Date.now()
      console.log(`  ${begun} attempts begun, ${kills.web} web nodes and ${kills.workers} workers killed`)
    }
    if (counts.crashes >= databaseCrashes || begun < ((counts.crashes + 1) * attempts) / 3) return
    counts.crashes++
    await cluster.restart('immediate')
  }
  const stop = async () => {
    over = true
    await killing
  }
  return { counts, look, stop }
}

const zero = { max: 0 }
const budget = {
  attempts: { min: attempts },
  oversold: zero,
  stockWrong: zero,
  chargedTwice: zero,
  chargedWrong: zero,
  couponsOverLimit: zero,
  couponsMiscounted: zero,
  paidOutEarly: zero,
  paidOutWrong: zero,
  paidButLost: zero,
  toldPaidButLost: zero,
  walletsWrong: zero,
  escrowsWrong: zero,
  ledgerSum: zero,
  ledgerUnsound: zero,
  ledgerFaults: zero,
  stripeDiffersMinor: zero,
  reconcileDifferences: zero,
  deadEvents: zero,
  answeredBadly: zero,
  stillOpen: zero,
  databaseCrashes: { min: databaseCrashes },
  webKills: { min: 1 },
  workerKills: { min: 1 },
}

const table = (title: string, rows: Record<string, number>) => {
  console.log(`\n${title}`)
  for (const [name, count] of Object.entries(rows).sort())
    console.log(`${name.padEnd(52)} ${String(count).padStart(8)}`)
}

function report(
  { world, begun, injected, still, ledgerProofs, ledgerFaults }: RunResult,
  { metrics, ended, wrong }: Recount,
  { kills }: Stack,
  { seconds, crashes }: { seconds: number; crashes: number },
): void {
  table('what people did', world.acted)
  table('what they were refused', world.shop.refusals)
  table(
    'faults of Stripe that struck',
    Object.fromEntries(injected.map(({ name, struck }) => [name, struck])),
  )
  table('orders ended', ended)
  table('still on its way', { ...still })
  for (const line of wrong) console.log(`WRONG: ${line}`)
  console.log(
    `\nSeed ${seed}. Load of the machine: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}\n`,
  )
  const all = {
    attempts: begun,
    ...metrics,
    stillOpen: Object.values(still).reduce((sum, count) => sum + count, 0),
    ledgerProofs,
    ledgerFaults,
    requests: world.shop.asked,
    requestsUnanswered: world.shop.unanswered,
    faultsStruck: injected.reduce((sum, { struck }) => sum + struck, 0),
    webKills: kills.web,
    workerKills: kills.workers,
    databaseCrashes: crashes,
    seconds: round(seconds, 0),
  }
  finish(judge('checkout', all, budget))
}

await main()
