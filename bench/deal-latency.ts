import path from 'node:path'
import { io, type Socket } from 'socket.io-client'
import { closeDatabase, connect, shareConnection } from '@/db/client'
import { freePort } from '@/db/embedded/port'
import { rawSql } from '@/lib/kernel/db'
import { env } from '@/lib/kernel/env'
import { stopJobs } from '@/lib/kernel/job'
import { startSandbox } from '@/sandbox/start'
import { accept } from '@/sandbox/steam/answer'
import { Offer } from '@/sandbox/steam/numbers'
import type { OfferRow } from '@/sandbox/steam/rows'
import { type Bought, Market } from '@/soak/deals/market'
import { runWith } from '@/soak/lib/prepare'
import { Worker } from '@/soak/lib/program'
import { cookieOf } from '@/tests/harness/people'
import { openDoors } from '@/tests/harness/web-doors'
import budgets from './budgets.json' with { type: 'json' }
import { finish, judge, quantile, round } from './lib/report'

const bots = 50
const deals = 200
const openAtOnce = 50
const pollMs = 1_000
/** People answer an offer within 3 to 13 s, at any moment of a poll interval. */
const thoughtMs = { least: 3_000, spread: 10_000 }
const patienceMs = 60_000

interface Seen {
  hintMs: number
  seenMs: number
}

interface Sample extends Seen {
  dealId: string
  acceptedAt: number
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A browser of a buyer: hears hints and asks for the deal again by the door it already used. */
class Browser {
  private readonly cookie: string
  private readonly url: string
  private readonly socket: Socket
  private readonly heard = new Set<() => void>()

  constructor(url: string, cookie: string) {
    this.url = url
    this.cookie = cookie
    const extraHeaders = { cookie, origin: url }
    this.socket = io(url, { transports: ['websocket'], forceNew: true, extraHeaders })
    this.socket.on('hint', () => {
      for (const tell of this.heard) tell()
    })
  }

  get ready(): boolean {
    return this.socket.connected
  }

  async stateOf(dealId: string): Promise<string> {
    const response = await fetch(`${this.url}/api/v1/deals/${dealId}`, { headers: { cookie: this.cookie } })
    const view = (await response.json()) as { state: string }
    return view.state
  }

  /** Resolves when a hint has led to a view in another state, with both times since now. */
  change(dealId: string, from: string): Promise<Seen> {
    const startedAt = performance.now()
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${dealId} did not change`)), patienceMs)
      const tell = () => {
        const hintMs = performance.now() - startedAt
        this.stateOf(dealId).then((state) => {
          if (state === from) return
          clearTimeout(late)
          this.heard.delete(tell)
          resolve({ hintMs, seenMs: performance.now() - startedAt })
        }, reject)
      }
      this.heard.add(tell)
    })
  }

  close() {
    this.socket.close()
  }
}

async function browserFor(url: string, personId: string): Promise<Browser> {
  const browser = new Browser(url, await cookieOf(personId))
  while (!browser.ready) await pause(10)
  return browser
}

async function main(): Promise<void> {
  const sandbox = await startSandbox({ world: 'empty' })
  const variables = {
    STEAM_URL: sandbox.url,
    STEAM_POLL_MS: String(pollMs),
    STEAM_BOT_RATE: '100',
    STEAM_ADDRESS_RATE: '2000',
    PROCESS_NAME: 'bench',
  }
  runWith(variables)
  shareConnection(connect(env().DATABASE_URL, { max: 10, name: 'bench' }))
  const doors = await openDoors()
  const log = path.resolve(env().TRADEPOST_HOME, 'deal-latency.log')
  const ports = [await freePort(), await freePort()]
  const workers = ['steam', 'jobs,events,timers'].map(
    (roles, n) => new Worker(log, { ...variables, WORKER_PORT: String(ports[n]) }, roles),
  )
  const sellers = new Set<string>()
  const market = new Market(sandbox.world, { acted: {}, sellers, stop: () => {} }, 1, { trouble: false })
  await market.open(bots, openAtOnce)
  for (const worker of workers) worker.start()
  await allOnline()
  const startedAt = performance.now()
  const samples = await measure(sandbox.world, market, doors.url)
  const acceptsPerSecond = samples.length / ((performance.now() - startedAt) / 1_000)
  const parts = await partsOf(samples)
  await Promise.all(workers.map((worker) => worker.end('SIGTERM')))
  await doors.stop()
  await stopJobs()
  await closeDatabase()
  await sandbox.close()
  report(samples, parts, acceptsPerSecond)
}

async function allOnline(): Promise<void> {
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; await pause(100)) {
    const [row] = await rawSql()<{ on: number }[]>`
      select count(*)::int as on from steam_bot where state = 'online'`
    if (row?.on === bots) return
  }
  throw new Error('Not every bot came online.')
}

type World = Awaited<ReturnType<typeof startSandbox>>['world']

/** Sellers accept at a moment of their own; each acceptance is one sample. */
async function measure(world: World, market: Market, url: string): Promise<Sample[]> {
  const samples: Sample[] = []
  const browsers = new Map<string, Browser>()
  const started = new Set<string>()
  const running = new Set<Promise<void>>()
  const offers = new Map<string, OfferRow>()
  world.events.on('offer', (offer: OfferRow) => {
    const [asset] = offer.take
    if (asset && offer.state === Offer.active) offers.set(asset.assetid, offer)
  })
  const one = async (bought: Bought) => {
    const browser = browsers.get(bought.buyerId) ?? (await browserFor(url, bought.buyerId))
    browsers.set(bought.buyerId, browser)
    while (!offers.has(bought.asset)) await pause(50)
    await pause(thoughtMs.least + Math.random() * thoughtMs.spread)
    const offer = offers.get(bought.asset)
    const changed = browser.change(bought.dealId, 'taking')
    accept(world, offer?.to ?? '', offer?.id ?? '', true)
    world.commit()
    const acceptedAt = Date.now()
    samples.push({ dealId: bought.dealId, acceptedAt, ...(await changed) })
  }
  while (samples.length < deals) {
    if (market.bought.length - samples.length < openAtOnce - 2 && market.bought.length < deals)
      await market.sellSome()
    for (const bought of market.bought.filter(({ dealId }) => !started.has(dealId))) {
      started.add(bought.dealId)
      const sample = one(bought).finally(() => running.delete(sample))
      running.add(sample)
    }
    if (market.bought.length >= deals) await Promise.all(running)
    else await Promise.race([...running, pause(20)])
  }
  for (const browser of browsers.values()) browser.close()
  return samples
}

interface Parts {
  /** From the acceptance to the recorded exchange: poll, reading the trade, writing it. */
  exchangeMs: number[]
  /** From there to the deal's next state: outbox and reaction. */
  reactionMs: number[]
}

async function partsOf(samples: Sample[]): Promise<Parts> {
  const rows = await rawSql()<{ deal: string; exchanged: Date; moved: Date }[]>`
    select trade.subject as deal, took.at as exchanged, moved.at as moved
    from steam_trade trade
    join timeline took on took.subject = trade.id and took.event = 'exchange'
    join timeline moved on moved.subject = trade.subject and moved.event = 'offer_buyer'
    where trade.leg = 'take'`
  const accepted = new Map(samples.map(({ dealId, acceptedAt }) => [dealId, acceptedAt]))
  return {
    exchangeMs: rows.map(({ deal, exchanged }) => exchanged.getTime() - (accepted.get(deal) ?? Number.NaN)),
    reactionMs: rows.map(({ exchanged, moved }) => moved.getTime() - exchanged.getTime()),
  }
}

function report(samples: Sample[], { exchangeMs, reactionMs }: Parts, acceptsPerSecond: number): void {
  const seen = samples.map(({ seenMs }) => seenMs)
  const hints = samples.map(({ hintMs }) => hintMs)
  const toPoll = (values: number[], q: number) => round(quantile(values, q) / pollMs, 2)
  const metrics = {
    bots,
    deals: samples.length,
    pollMs,
    acceptsPerSecond: round(acceptsPerSecond, 1),
    hintP50ToPoll: toPoll(hints, 0.5),
    exchangeP50ToPoll: toPoll(exchangeMs, 0.5),
    exchangeP99ToPoll: toPoll(exchangeMs, 0.99),
    reactionP50ToPoll: toPoll(reactionMs, 0.5),
    reactionP99ToPoll: toPoll(reactionMs, 0.99),
    seenP50ToPoll: toPoll(seen, 0.5),
    seenP95ToPoll: toPoll(seen, 0.95),
    seenP99ToPoll: toPoll(seen, 0.99),
    seenP50Ms: round(quantile(seen, 0.5), 0),
    seenP95Ms: round(quantile(seen, 0.95), 0),
    seenP99Ms: round(quantile(seen, 0.99), 0),
  }
  finish(judge('deal-latency', metrics, budgets['deal-latency']))
}

await main()
