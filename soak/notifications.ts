import path from 'node:path'
import { parseArgs } from 'node:util'
import { finish, judge, round } from '@/bench/lib/report'
import { closeDatabase, connect, shareConnection } from '@/db/client'
import { startSandbox } from '@/sandbox/start'
import { placeOf, runWith } from './lib/prepare'
import { type Looked, type RunResult, runNotifications } from './notifications/run'

const { values: given } = parseArgs({
  options: {
    runs: { type: 'string', default: '50000' },
    seed: { type: 'string', default: '1' },
    people: { type: 'string', default: '600' },
    json: { type: 'boolean', default: false },
  },
})
const runs = Number(given.runs)
const workers = 2
const killEveryMs = 15_000
const tellEveryMs = 15_000
const patienceMs = 120_000

async function main(): Promise<void> {
  const sandbox = await startSandbox({ world: 'empty', seed: Number(given.seed) })
  const { folder, logFile } = placeOf('notifications.log')
  runWith({
    SANDBOX_PORT: String(sandbox.port),
    SMTP_URL: sandbox.smtpUrl,
    NODE_COMPILE_CACHE: path.join(folder, 'compiled'),
  })
  shareConnection(connect(process.env.DATABASE_URL ?? '', { max: 10, name: 'soak' }))
  const startedAt = performance.now()
  const result = await runNotifications({
    sandbox,
    runs,
    people: Number(given.people),
    workers,
    seed: Number(given.seed),
    logFile,
    hanging: true,
    killNow: everySoOften(),
    patienceMs,
    onLook: progress(),
  })
  report(result, (performance.now() - startedAt) / 1_000)
  await closeDatabase()
  await sandbox.close()
}

function everySoOften(): (looked: Looked) => boolean {
  let killedAt = Date.now()
  return () => {
    if (Date.now() - killedAt < killEveryMs) return false
    killedAt = Date.now()
    return true
  }
}

function progress(): (looked: Looked) => void {
  let toldAt = Date.now()
  return ({ deliveries, ended, kills }) => {
    if (Date.now() - toldAt < tellEveryMs) return
    toldAt = Date.now()
    console.log(`  ${ended} of ${deliveries} deliveries have ended, ${kills} kills`)
  }
}

const zero = { max: 0 }
/**
 * A repeat after an injected lost answer cannot be avoided where nobody can be asked: those are about as many as were
 * injected, and are only shown. The limit of 1 % of each channel is on the others: a death between a call and its record.
 */
const budget = {
  notifications: { min: runs, max: runs },
  notificationsMissing: zero,
  notificationsTwice: zero,
  deliveriesMissing: zero,
  deliveriesOpen: zero,
  deliveriesEndedBadly: zero,
  deliveredButNeverArrived: zero,
  arrivedButNotDelivered: zero,
  strangeMessages: zero,
  smsRepeated: zero,
  repeatedWorstShare: { max: 0.01 },
  failedBeforeShare: { min: 0.05 },
  failedAfterShare: { min: 0.05 },
  throttled: { min: 1 },
  workerKills: { min: 1 },
}

function report({ recount, faults, kills, leaps, secondsToTell }: RunResult, seconds: number): void {
  const { channels, metrics, wrong } = recount
  console.log('\nfault                            share    struck')
  for (const { name, share, struck } of faults.injected)
    console.log(
      `${name.padEnd(30)} ${`${round(share * 100, 1)} %`.padStart(7)} ${String(struck).padStart(9)}`,
    )
  console.log('\nchannel    delivered   repeated after a lost answer   repeated otherwise')
  for (const [name, { delivered, repeatedAfterLostAnswer: after, repeated }] of Object.entries(channels))
    console.log(
      `${name.padEnd(10)} ${String(delivered).padStart(9)} ${shown(after, delivered).padStart(30)} ${shown(repeated, delivered).padStart(20)}`,
    )
  for (const line of wrong) console.log(`WRONG: ${line}`)
  console.log('')
  const each = Object.values(channels)
  const sms = channels.sms ?? { repeated: Number.NaN, repeatedAfterLostAnswer: Number.NaN }
  const sum = (pattern: RegExp) =>
    faults.injected.filter(({ name }) => pattern.test(name)).reduce((all, { struck }) => all + struck, 0)
  const calls = Object.values(faults.calls).reduce((all, one) => all + one, 0)
  const all = {
    ...metrics,
    delivered: each.reduce((total, { delivered }) => total + delivered, 0),
    smsRepeated: sms.repeated + sms.repeatedAfterLostAnswer,
    repeatedAfterLostAnswer: each.reduce((total, one) => total + one.repeatedAfterLostAnswer, 0),
    repeated: each.reduce((total, one) => total + one.repeated, 0),
    repeatedWorstShare: round(Math.max(...each.map(({ repeated, delivered }) => repeated / delivered)), 4),
    failedBeforeShare: round(sum(/(ServerError|Reset|Html)$/) / calls, 3),
    failedAfterShare: round(sum(/ResetAfter$/) / calls, 3),
    throttled: sum(/Throttled$/),
    workerKills: kills,
    clockLeaps: leaps,
    secondsToTell: round(secondsToTell, 0),
    seconds: round(seconds, 0),
  }
  finish(judge('notifications', all, budget))
}

const shown = (count: number, of: number) => `${count} (${round((count / of) * 100, 2)} %)`

await main()
