import path from 'node:path'
import { closeDatabase, connect, shareConnection } from '@/db/client'
import { freePort } from '@/db/embedded/port'
import { env } from '@/lib/kernel/env'
import { startSandbox } from '@/sandbox/start'
import { Worker } from '@/soak/lib/program'
import { openDoors } from '@/tests/harness/web-doors'
import budgets from './budgets.json' with { type: 'json' }
import { finish, judge, quantile, round } from './lib/report'
import { openFloor, openLine } from './notify/live'
import { floorRate, ourRate, sendFloor } from './notify/mails'

const events = 600
const warmUp = 50
const mailRounds = 3

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Events and bare notifications take turns, so that both meet the same noise. */
async function measureLive(): Promise<{ floorMs: number[]; hintMs: number[] }> {
  const variables = { WORKER_PORT: String(await freePort()), PROCESS_NAME: 'bench' }
  const worker = new Worker(path.resolve(env().TRADEPOST_HOME, 'notify.log'), variables, 'events')
  worker.start()
  const doors = await openDoors()
  const [floor, line] = [await openFloor(), openLine(doors.url)]
  while (!line.ready()) await pause(10)
  await pause(3_000)
  const [floorMs, hintMs]: [number[], number[]] = [[], []]
  for (let n = -warmUp; n < events; n++) {
    const [bare, ours] = [await floor.once(), await line.once(n)]
    if (n < 0) continue
    floorMs.push(bare)
    hintMs.push(ours)
  }
  line.close()
  await floor.close()
  await doors.stop()
  doors.server.close()
  await worker.end('SIGTERM')
  return { floorMs, hintMs }
}

async function main(): Promise<void> {
  shareConnection(connect(env().DATABASE_URL, { max: 10, name: 'bench' }))
  const { floorMs, hintMs } = await measureLive()
  const sandbox = await startSandbox({ world: 'empty' })
  const rates = { ours: [] as number[], floor: [] as number[], ratio: [] as number[] }
  for (let n = 0; n < mailRounds; n++) {
    const [floor, ours] = [await floorRate(sandbox), await ourRate(sandbox)]
    rates.floor.push(floor)
    rates.ours.push(ours)
    rates.ratio.push(ours / floor)
  }
  await sandbox.close()
  await closeDatabase()
  const metrics = {
    events,
    notifyP50Ms: round(quantile(floorMs, 0.5), 2),
    notifyP99Ms: round(quantile(floorMs, 0.99), 2),
    hintP50Ms: round(quantile(hintMs, 0.5), 2),
    hintP99Ms: round(quantile(hintMs, 0.99), 2),
    hintP50ToNotify: round(quantile(hintMs, 0.5) / quantile(floorMs, 0.5)),
    hintP99ToNotify: round(quantile(hintMs, 0.99) / quantile(floorMs, 0.99)),
    poolMailsPerSecond: round(quantile(rates.floor, 0.5), 0),
    mailsPerSecond: round(quantile(rates.ours, 0.5), 0),
    mailsToPool: round(quantile(rates.ratio, 0.5)),
  }
  finish(judge('notify', metrics, budgets.notify))
}

const [role, url] = process.argv.slice(2)
if (role === 'floor' && url) await sendFloor(url)
else await main()
