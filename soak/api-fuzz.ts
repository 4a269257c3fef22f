import { parseArgs } from 'node:util'
import { finish, judge, round } from '@/bench/lib/report'
import { closeDatabase, connect, shareConnection } from '@/db/client'
import { stopJobs } from '@/lib/kernel/job'
import { startBots } from '@/lib/steam'
import openapi from '@/public/openapi.json' with { type: 'json' }
import { startSandbox } from '@/sandbox/start'
import { type Findings, fuzz, reachable } from '@/tests/fuzz/run'
import { steamSettings, stocked } from '@/tests/harness/steam-stock'
import { newBot } from '@/tests/harness/steam-trades'
import { worldOf } from '@/tests/matrix/world'
import { startEvents } from '@/workers/events'

const { values: given } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
})
const runs = Number(given.runs)
/** Requests register bots, and every deal leaves them an offer that nobody answers: they look at Steam now and then. */
const calmBots = { STEAM_POLL_MS: '2000', STEAM_IDLE_POLL_MS: '10000' }
const tellEveryMs = 15_000

async function main(): Promise<void> {
  const sandbox = await startSandbox({ world: 'empty' })
  Object.assign(process.env, calmBots)
  steamSettings(sandbox.url)
  shareConnection(connect(process.env.DATABASE_URL ?? '', { max: 10, name: 'soak' }))
  const steam = stocked(sandbox)
  await newBot(steam)
  const running = [await startEvents(() => {}), await startBots()]
  const startedAt = performance.now()
  const tell = progress()
  const found = await fuzz({
    world: worldOf(steam),
    document: openapi,
    requests: runs,
    seed: Number(given.seed),
    onProgress: tell,
  })
  tell(found)
  report(found, (performance.now() - startedAt) / 1_000)
  for (const each of running) await each.stop()
  await stopJobs()
  await closeDatabase()
  await sandbox.close()
}

function progress(): (found: Findings) => void {
  let toldAt = 0
  let told = 0
  return ({ requests, wrong, reached }) => {
    for (const { kind, what } of wrong.slice(told, 20)) console.log(`WRONG (${kind}): ${what}`)
    told = wrong.length
    if (Date.now() - toldAt < tellEveryMs) return
    toldAt = Date.now()
    console.log(`  ${requests} requests, ${reached.size} operations reached, ${wrong.length} wrong answers`)
  }
}

function report({ requests, statuses, reached, wrong }: Findings, seconds: number): void {
  const unreached = reachable().filter((name) => !reached.has(name))
  for (const name of unreached) console.log(`NOT REACHED: ${name}`)
  console.log('answers by status', JSON.stringify(statuses))
  const count = (kind: Findings['wrong'][number]['kind']) => wrong.filter((each) => each.kind === kind).length
  const zero = { max: 0 }
  const metrics = {
    requests,
    serverErrors: count('broke'),
    outOfShape: count('shape'),
    leaks: count('leak'),
    operationsReached: reached.size,
    operationsNotReached: unreached.length,
    succeeded: statuses['200'] ?? 0,
    seconds: round(seconds, 0),
  }
  const budget = { serverErrors: zero, outOfShape: zero, leaks: zero, operationsNotReached: zero }
  finish(judge('api-fuzz', metrics, { ...budget, requests: { min: runs } }))
}

await main()
