import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import { freePort } from '@/db/embedded/port'
import { env } from '@/lib/kernel/env'
import type { Sandbox } from '@/sandbox/start'
import { Worker } from '@/soak/deals/worker'
import { type Member, member, tellMember } from '@/tests/harness/notified'

const mails = 1_000
/** Neither side is judged by its first mails: programs are loaded and connections opened then. */
const warmUp = 100
const readers = 50
const atOnce = 8
const patienceMs = 180_000

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Mails per second by the sink's clock, once they flow. */
async function rateAt({ mail }: Sandbox, domain: string): Promise<number> {
  const arrived = () => mail.list({ to: domain, limit: mails })
  for (const deadline = Date.now() + patienceMs; arrived().length < mails; await pause(50))
    if (Date.now() > deadline) throw new Error(`Only ${arrived().length} of ${mails} mails arrived.`)
  const times = arrived().map(({ at }) => at)
  times.sort((a, b) => a - b)
  const [first = 0, last = 0] = [times[warmUp], times.at(-1)]
  mail.clear()
  return ((mails - warmUp - 1) * 1_000) / (last - first)
}

/** The pipeline: notifications that wait, and a worker of the product that finds them. */
export async function ourRate(sandbox: Sandbox): Promise<number> {
  const people: Member[] = []
  for (let n = 0; n < readers; n++) people.push(await member())
  let next = 0
  const lane = async () => {
    for (let n = next++; n < mails; n = next++) {
      const reader = people[n % readers]
      if (reader) await tellMember(reader, 'deal.paid')
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  const variables = {
    SMTP_URL: sandbox.smtpUrl,
    STEAM_URL: sandbox.url,
    WORKER_PORT: String(await freePort()),
    PROCESS_NAME: 'bench',
  }
  const worker = new Worker(path.resolve(env().TRADEPOST_HOME, 'notify.log'), variables, 'timers')
  worker.start()
  try {
    return await rateAt(sandbox, 'member')
  } finally {
    await worker.end('SIGTERM')
  }
}

/** The floor: nodemailer's pool in a process of its own, with mails that are already written. */
export async function floorRate(sandbox: Sandbox): Promise<number> {
  const child = spawn(
    process.execPath,
    ['--import', './scripts/alias.mjs', 'bench/notify.ts', 'floor', sandbox.smtpUrl],
    { stdio: 'inherit' },
  )
  const rate = await rateAt(sandbox, 'floor')
  if (child.exitCode === null) await once(child, 'exit')
  return rate
}

/** As many connections as the product has, and a mail of the size of ours. */
export async function sendFloor(url: string): Promise<void> {
  const pool = createTransport({
    url,
    pool: true,
    maxConnections: 4,
    maxMessages: Number.POSITIVE_INFINITY,
  })
  const html = `<html><body>${'<p>You were paid. The amount is in your wallet.</p>'.repeat(80)}</body></html>`
  const text = 'You were paid. The amount is in your wallet.\n'.repeat(20)
  const send = (n: number) =>
    pool.sendMail({
      from: env().MAIL_FROM,
      to: `floor${n}@example.com`,
      subject: 'You were paid',
      html,
      text,
    })
  let next = 0
  const lane = async () => {
    for (let n = next++; n < mails; n = next++) await send(n)
  }
  await Promise.all(Array.from({ length: 48 }, lane))
  pool.close()
}
