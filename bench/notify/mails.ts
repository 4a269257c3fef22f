import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import { freePort } from '@/db/embedded/port'
import { env } from '@/lib/kernel/env'
import type { Sandbox } from '@/sandbox/start'
import { Worker } from '@/soak/lib/program'
import { type Member, member, tellMember } from '@/tests/harness/notified'

const mails = 3_000
/** Neither side is judged by its first mails: programs are loaded and compiled and connections opened then. */
const warmUp = 600
const readers = 50
const atOnce = 8
const patienceMs = 180_000

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Mails per second by the sink's clock, once they flow. */
async function rateAt({ mail }: Sandbox, send: () => void): Promise<number> {
  const times: number[] = []
  const keep = mail.keep.bind(mail)
  mail.keep = (...given) => {
    times.push(performance.now())
    return keep(...given)
  }
  send()
  for (const deadline = Date.now() + patienceMs; times.length < mails; await pause(50))
    if (Date.now() > deadline) throw new Error(`Only ${times.length} of ${mails} mails arrived.`)
  mail.keep = keep
  mail.clear()
  const [first = 0, last = 0] = [times[warmUp], times.at(-1)]
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
  try {
    return await rateAt(sandbox, () => worker.start())
  } finally {
    await worker.end('SIGTERM')
  }
}

/** The floor: nodemailer's pool in a process of its own, with mails that are already written. */
export async function floorRate(sandbox: Sandbox): Promise<number> {
  let ended: Promise<unknown> = Promise.resolve()
  const rate = await rateAt(sandbox, () => {
    const args = ['--import', './scripts/alias.mjs', 'bench/notify.ts', 'floor', sandbox.smtpUrl]
    ended = once(spawn(process.execPath, args, { stdio: 'inherit' }), 'exit')
  })
  await ended
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
