import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { loadavg } from 'node:os'
import { closeDatabase, connect, shareConnection } from '@/db/client'
import { freePort } from '@/db/embedded/port'
import { createGoods } from '@/lib/goods'
import { rawSql } from '@/lib/kernel/db'
import { env } from '@/lib/kernel/env'
import { stopJobs } from '@/lib/kernel/job'
import { fillWallets, type Member, people } from '@/soak/checkout/crowd'
import { someGoods } from '@/tests/matrix/goods'
import budgets from './budgets.json' with { type: 'json' }
import { floorTables } from './checkout/floor-tables'
import { finish, judge, quantile, round } from './lib/report'

/**
 * Checkouts by wallet per second over the REST API of one web node, as a ratio to the floor: bare node:http and
 * postgres.js that reserve stock, write the order and post the money in SQL, in a process of its own on the same
 * PostgreSQL. Both answer the same number of requests for one checkout, from the same clients, in turns: one (order and
 * pay in one step) and four (into the cart, start, address, pay). The floor checks nothing but stock and balance.
 */
const clients = 8
const rounds = 5
const sliceMs = 3_000
const buyers = 1_600
const shelf = 200
const address = { name: 'Ada Lovelace', street: 'Ring 1', postcode: '10115', city: 'Berlin', country: 'DE' }
const priceMinor = 100

type Checkout = (buyer: Member, goods: string) => Promise<void>

async function serve(args: string[], variables: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', './scripts/alias.mjs', ...args], {
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const said of child.stdout ?? []) {
    const [, url] = /listening (\S+)/.exec(String(said)) ?? []
    if (url) return { url, child }
  }
  throw new Error(`${args[0]} did not start.`)
}

async function ask(url: string, method: string, body: unknown, token?: string) {
  const headers = {
    'content-type': 'application/json',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  }
  const response = await fetch(url, { method, headers, body: JSON.stringify(body) })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text}`)
  return JSON.parse(text || 'null')
}

function ours(url: string): Record<string, Checkout> {
  const api = `${url}/api/v1`
  const oneStep: Checkout = async ({ token }, subject) => {
    const lines = [{ kind: 'shipment', subject, quantity: 1, unitMinor: priceMinor }]
    await ask(`${api}/orders`, 'POST', { lines, method: 'wallet', address }, token)
  }
  const cart: Checkout = async ({ token }, subject) => {
    await ask(`${api}/cart/lines`, 'POST', { kind: 'shipment', subject }, token)
    const { orderId } = await ask(`${api}/orders/start`, 'POST', {}, token)
    await ask(`${api}/orders/${orderId}`, 'PATCH', { address }, token)
    await ask(`${api}/orders/${orderId}/pay`, 'POST', { method: 'wallet', totalMinor: priceMinor }, token)
  }
  return { oneStep, cart }
}

function floor(url: string): Record<string, Checkout> {
  const oneStep: Checkout = async ({ id: buyer }, goods) =>
    void (await ask(`${url}/buy`, 'POST', { buyer, goods, address }))
  const cart: Checkout = async ({ id: buyer }, goods) => {
    await ask(`${url}/add`, 'POST', { buyer, goods })
    const { id } = await ask(`${url}/start`, 'POST', { buyer })
    await ask(`${url}/update`, 'POST', { id, address })
    await ask(`${url}/pay`, 'POST', { buyer, id })
  }
  return { oneStep, cart }
}

async function layMarket() {
  const [sellers, crowd] = [await people(10), await people(buyers)]
  await fillWallets(crowd)
  const free = [{ name: 'Letter', shipsTo: ['DE'], priceMinor: 0, daysFrom: 1, daysTo: 2 }]
  const goods: string[] = []
  for (let n = 0; n < shelf; n++) {
    const actor = (sellers[n % sellers.length] as Member).actor
    const input = { ...someGoods, priceMinor, onHand: 100_000, shipping: free, publish: true }
    goods.push((await createGoods.run({ actor }, input)).goodsId)
  }
  const sql = rawSql()
  await sql.unsafe(floorTables)
  await sql`insert into floor.goods select id, ${priceMinor}, 100000 from unnest(${goods}::text[]) id`
  const wallets = crowd.map(({ id }) => `wallet:${id}`)
  await sql`insert into floor.account select code, 1000000 from unnest(${wallets}::text[]) code`
  await sql`vacuum analyze`
  return { crowd, goods }
}

interface Slice {
  perSecond: number
  latenciesMs: number[]
}

/** Every client has buyers of its own, so that nobody is in two checkouts at once. */
async function slice(work: Checkout, { crowd, goods }: Market, forMs = sliceMs): Promise<Slice> {
  const latenciesMs: number[] = []
  const startedAt = performance.now()
  const client = async (_: unknown, n: number) => {
    for (let turn = Math.floor(Math.random() * crowd.length); performance.now() - startedAt < forMs; turn++) {
      const buyer = crowd[(turn * clients + n) % crowd.length] as Member
      const at = performance.now()
      await work(buyer, goods[Math.floor(Math.random() * goods.length)] ?? '')
      latenciesMs.push(performance.now() - at)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return { perSecond: latenciesMs.length / ((performance.now() - startedAt) / 1_000), latenciesMs }
}

type Market = Awaited<ReturnType<typeof layMarket>>

const median = (values: readonly number[]): number => quantile(values, 0.5)

/** A slice of ours stands between two of the floor, and is compared with their mean. */
async function compare(mine: Checkout, bare: Checkout, market: Market) {
  for (const warm of [bare, mine]) await slice(warm, market, 2_000)
  const floors = [await slice(bare, market)]
  const done: Slice[] = []
  const ratios: number[] = []
  for (let turn = 0; turn < rounds; turn++) {
    const own = await slice(mine, market)
    const before = floors.at(-1)?.perSecond ?? Number.NaN
    const after = await slice(bare, market)
    floors.push(after)
    done.push(own)
    ratios.push(own.perSecond / ((before + after.perSecond) / 2))
  }
  return { floors, done, ratio: median(ratios) }
}

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}

async function main(): Promise<void> {
  shareConnection(connect(env().DATABASE_URL, { max: clients, name: 'bench' }))
  const market = await layMarket()
  const web = await serve(['tests/harness/web-node.ts', String(await freePort())], { PROCESS_NAME: 'web' })
  const bare = await serve(['bench/checkout/floor.ts'], {})
  const metrics: Record<string, number> = { clients, loadBefore: round(loadavg()[0] ?? 0, 1) }
  const works = ours(web.url)
  const floors = floor(bare.url)
  for (const [name, work] of Object.entries(works)) {
    const compared = await compare(work, floors[name] as Checkout, market)
    const latencies = compared.done.flatMap(({ latenciesMs }) => latenciesMs)
    metrics[`${name}FloorPerSecond`] = round(median(compared.floors.map((each) => each.perSecond)), 1)
    metrics[`${name}PerSecond`] = round(median(compared.done.map((each) => each.perSecond)), 1)
    metrics[`${name}P50Ms`] = round(quantile(latencies, 0.5), 1)
    metrics[`${name}P99Ms`] = round(quantile(latencies, 0.99), 1)
    metrics[`${name}ToFloor`] = round(compared.ratio)
  }
  await Promise.all([end(web.child), end(bare.child)])
  await stopJobs()
  await closeDatabase()
  metrics.loadAfter = round(loadavg()[0] ?? 0, 1)
  finish(judge('checkout', metrics, budgets.checkout))
}

await main()
