import { randomUUID } from 'node:crypto'
import { connect, shareConnection } from '@/db/client'
import { system } from '@/lib/kernel/access'
import { env } from '@/lib/kernel/env'
import { inTransaction } from '@/lib/kernel/operation'
import { captureHold, clearing, fees, openHold, post, proveLedger, wallet } from '@/lib/ledger'
import budgets from './budgets.json' with { type: 'json' }
import { finish, judge, quantile, round } from './lib/report'
import { layTpcb, scaleFor, tpcb } from './lib/tpcb'

const clients = 8
const people = 10_000
const rounds = 5
const sliceMs = 2_000
const bench = system('bench')
const memo = { title: 'Bench' }
const currency = 'EUR'

const person = (): number => Math.floor(Math.random() * people)

function two(): [number, number] {
  const [a, b] = [person(), person()]
  return a === b ? [a, (b + 1) % people] : [a, b]
}

const walletOf = (n: number) => wallet(`usr_bench${n}`)

async function twoLegs(): Promise<void> {
  const [from, to] = two()
  const legs = [
    { account: walletOf(from), amountMinor: -5 },
    { account: walletOf(to), amountMinor: 5 },
  ]
  await inTransaction(bench, (ctx) =>
    post(ctx, { key: randomUUID(), kind: 'purchase', currency, legs, memo }),
  )
}

/** 80/20: four fifths of the trades are done by one fifth of the people. */
const skewed = (): number =>
  Math.random() < 0.8
    ? Math.floor(Math.random() * (people / 5))
    : people / 5 + Math.floor(Math.random() * people * 0.8)

async function threeLegs(): Promise<void> {
  const from = skewed()
  const to = skewed()
  const legs = [
    { account: walletOf(from), amountMinor: -100 },
    { account: walletOf(from === to ? (to + 1) % people : to), amountMinor: 97 },
    { account: fees, amountMinor: 3 },
  ]
  await inTransaction(bench, (ctx) => post(ctx, { key: randomUUID(), kind: 'sale', currency, legs, memo }))
}

async function holdAndCapture(): Promise<void> {
  const [from, to] = two()
  const { holdId } = await inTransaction(bench, (ctx) =>
    openHold(ctx, {
      key: randomUUID(),
      account: walletOf(from),
      amountMinor: 5,
      currency,
      expiresAt: new Date(ctx.now.getTime() + 600_000),
      memo,
    }),
  )
  const legs = [{ account: walletOf(to), amountMinor: 5 }]
  await inTransaction(bench, (ctx) =>
    captureHold(ctx, { holdId, kind: 'purchase', currency, to: legs, memo }),
  )
}

interface Slice {
  perSecond: number
  latenciesMs: number[]
}

/** Runs one kind of work on all clients for a while. */
async function slice(work: () => Promise<void>, forMs = sliceMs): Promise<Slice> {
  const latenciesMs: number[] = []
  const startedAt = performance.now()
  const client = async () => {
    while (performance.now() - startedAt < forMs) {
      const at = performance.now()
      await work()
      latenciesMs.push(performance.now() - at)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return { perSecond: latenciesMs.length / ((performance.now() - startedAt) / 1_000), latenciesMs }
}

async function fillWallets(): Promise<void> {
  for (let first = 0; first < people; first += 500) {
    const some = Array.from({ length: 500 }, (_, n) => ({
      account: walletOf(first + n),
      amountMinor: 1_000_000,
    }))
    const legs = [...some, { account: clearing(), amountMinor: -1_000_000 * some.length }]
    await inTransaction(bench, (ctx) =>
      post(ctx, { key: `fill:${first}`, kind: 'top_up', currency, legs, memo }),
    )
  }
}

const median = (values: readonly number[]): number => quantile(values, 0.5)

async function main(): Promise<void> {
  const connection = connect(env().DATABASE_URL, { max: clients, name: 'bench' })
  shareConnection(connection)
  const same = (connection.db as unknown as { $client: typeof connection.sql }).$client
  const scale = scaleFor(clients)
  await layTpcb(connection.sql, scale)
  await fillWallets()
  await connection.sql`vacuum analyze`
  const floor = () => tpcb(same, scale)
  const works = { twoLegs, holdAndCapture, threeLegsHotFee: threeLegs }
  for (const warm of [floor, ...Object.values(works)]) await slice(warm, 400)

  const floors: Slice[] = [await slice(floor)]
  const ratios: Record<string, number[]> = {}
  const slices: Record<string, Slice[]> = {}
  for (let round = 0; round < rounds; round++) {
    for (const [name, work] of Object.entries(works)) {
      const done = await slice(work)
      const before = floors.at(-1)?.perSecond ?? Number.NaN
      const after = await slice(floor)
      floors.push(after)
      const near = (before + after.perSecond) / 2
      ratios[name] = [...(ratios[name] ?? []), done.perSecond / near]
      slices[name] = [...(slices[name] ?? []), done]
    }
  }
  const metrics: Record<string, number> = {
    clients,
    scale,
    floorPerSecond: round(median(floors.map((f) => f.perSecond)), 0),
  }
  for (const name of Object.keys(works)) {
    const done = slices[name] ?? []
    const latencies = done.flatMap((s) => s.latenciesMs)
    metrics[`${name}PerSecond`] = round(median(done.map((s) => s.perSecond)), 0)
    metrics[`${name}P50Ms`] = round(quantile(latencies, 0.5), 2)
    metrics[`${name}P99Ms`] = round(quantile(latencies, 0.99), 2)
    metrics[`${name}ToFloor`] = round(median(ratios[name] ?? []))
  }
  const proof = await proveLedger(connection.db)
  metrics.faults = proof.sound ? 0 : 1
  await connection.close()
  finish(judge('ledger', metrics, { ...budgets.ledger, faults: { max: 0 } }))
}

await main()
