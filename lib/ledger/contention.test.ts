import { randomInt } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { inMs } from '@/lib/kernel/clock'
import { asOutage } from '@/lib/kernel/db'
import { Outage, Refusal } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { freshDatabase } from '@/tests/harness/database'
import {
  type Account,
  balanceOf,
  captureHold,
  clearing,
  fees,
  type Leg,
  openHold,
  type Posting,
  post,
  proveLedger,
  releaseHold,
  type Within,
  wallet,
} from './index'
import { expireHolds, rollUp } from './jobs'

const connections = 16
const { db, sql: other } = await freshDatabase({ max: connections })

const seed = randomInt(1_000_000)
const runMs = 6_000
const memo = { title: 'Test' }
const currency = 'EUR'

/** mulberry32: a generator per worker, so that a seed repeats each worker's choices. */
function generator(from: number) {
  let state = from >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number) => Math.floor(next() * n)
  const pick = <T>(list: readonly T[]): T => {
    const found = list[below(list.length)]
    if (found === undefined) throw new Error('Nothing to pick from.')
    return found
  }
  return { below, pick, chance: (p: number) => next() < p }
}

type Random = ReturnType<typeof generator>

/** What must be true afterwards, counted from the answers alone. */
const expected = new Map<Account, number>()
const tally = {
  posts: 0,
  replays: 0,
  mismatches: 0,
  refusals: 0,
  captures: 0,
  releases: 0,
  killed: 0,
  lost: 0,
}

function count(legs: readonly Leg[]): void {
  for (const { account, amountMinor } of legs) {
    expected.set(account, (expected.get(account) ?? 0) + amountMinor)
  }
}

/** Runs in a plain transaction, without the kernel's retry: a deadlock would surface. A lost connection is asked again. */
async function settled<T>(body: (ctx: Within) => Promise<T>): Promise<T | Refusal> {
  for (;;) {
    try {
      return await db.transaction((tx) => body({ tx, now: new Date() }))
    } catch (error) {
      if (error instanceof Refusal) return error
      if (!(asOutage(error) instanceof Outage)) throw error
      tally.lost++
    }
  }
}

const people = Array.from({ length: 6 }, () => wallet(newId('user')))
const used: { posting: Posting; counted: boolean }[] = []

async function send(entry: { posting: Posting; counted: boolean }): Promise<void> {
  const answer = await settled((ctx) => post(ctx, entry.posting))
  if (answer instanceof Refusal) {
    expect(answer.code).toBe('insufficient_funds')
    tally.refusals++
    return
  }
  if (entry.counted) {
    tally.replays++
    return
  }
  entry.counted = true
  count(entry.posting.legs)
  tally.posts++
}

function newPosting(random: Random): Posting {
  const from = random.pick(people)
  const to = random.pick(people.filter((account) => account !== from))
  const amountMinor = 1 + random.below(900)
  const fee = random.chance(0.4) ? Math.floor(amountMinor * 0.03) : 0
  return {
    key: newId('request'),
    kind: 'sale',
    currency,
    memo,
    legs: [
      { account: from, amountMinor: -amountMinor },
      { account: to, amountMinor: amountMinor - fee },
      ...(fee > 0 ? [{ account: fees, amountMinor: fee }] : []),
    ],
  }
}

/** A new posting sent once, or twice at the same instant. */
async function postSomething(random: Random): Promise<void> {
  const entry = { posting: newPosting(random), counted: false }
  used.push(entry)
  await Promise.all(Array.from({ length: random.chance(0.15) ? 2 : 1 }, () => send(entry)))
}

async function repeatSomething(random: Random): Promise<void> {
  const done = used.filter((entry) => entry.counted)
  if (done.length === 0) return
  const entry = random.pick(done)
  if (random.chance(0.5)) return send(entry)
  const legs = entry.posting.legs.map((leg) => ({ ...leg, amountMinor: leg.amountMinor * 2 }))
  const answer = await settled((ctx) => post(ctx, { ...entry.posting, legs }))
  expect(answer).toMatchObject({ code: 'idempotency_mismatch' })
  tally.mismatches++
}

async function holdSomething(random: Random): Promise<void> {
  const payer = random.pick(people)
  const amountMinor = 2 + random.below(500)
  const ttlMs = random.chance(0.2) ? 1 : 600_000
  const key = newId('request')
  const hold = await settled((ctx) =>
    openHold(ctx, { key, account: payer, amountMinor, currency, expiresAt: inMs(ctx.now, ttlMs), memo }),
  )
  if (hold instanceof Refusal) {
    tally.refusals++
    return
  }
  const { holdId } = hold
  if (random.chance(0.1)) return
  const part = 1 + random.below(amountMinor - 1)
  const to: Leg[] = [
    { account: random.pick(people.filter((account) => account !== payer)), amountMinor: part },
    { account: random.pick([payer, fees]), amountMinor: amountMinor - part },
  ]
  const capture = async () => {
    const answer = await settled((ctx) => captureHold(ctx, { holdId, kind: 'sale', currency, memo, to }))
    return answer instanceof Refusal ? null : answer.postingId
  }
  const release = async () => {
    await settled((ctx) => releaseHold(ctx, holdId))
    return null
  }
  const ends = random.chance(0.3) ? [capture, capture] : random.chance(0.4) ? [capture, release] : [capture]
  const postings = (await Promise.all(ends.map((end) => end()))).filter((id) => id !== null)
  expect(new Set(postings).size).toBeLessThanOrEqual(1)
  if (postings.length === 0) {
    tally.releases++
    return
  }
  tally.captures++
  count([{ account: payer, amountMinor: -amountMinor }, ...to])
}

async function work(random: Random, until: number): Promise<void> {
  while (performance.now() < until) {
    const act = random.pick([postSomething, postSomething, repeatSomething, holdSomething, holdSomething])
    await act(random)
  }
}

/** Ends a random connection of the others every now and then. */
async function kill(random: Random, until: number): Promise<void> {
  while (performance.now() < until) {
    await other`select pg_sleep(${0.05 + random.below(100) / 1_000})`
    const rows = await other`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and query !~ 'pg_sleep|pg_terminate'
      order by random() limit 1`
    tally.killed += rows.length
  }
}

async function sweep(until: number): Promise<void> {
  while (performance.now() < until) {
    for (const run of [expireHolds, rollUp]) {
      try {
        await run()
      } catch (error) {
        if (!(asOutage(error) instanceof Outage)) throw error
      }
    }
    await other`select pg_sleep(0.05)`
  }
}

test(`${connections} connections at random, some killed: 0 negative, 0 drift, 0 duplicates (seed ${seed})`, async () => {
  for (const account of [...people, fees]) {
    const legs = [
      { account, amountMinor: 5_000 },
      { account: clearing(), amountMinor: -5_000 },
    ]
    await send({ posting: { ...newPosting(generator(1)), legs }, counted: false })
  }
  const until = performance.now() + runMs
  const workers = Array.from({ length: connections }, (_, n) => work(generator(seed + n), until))
  const lastKill = until - 500
  await Promise.all([...workers, kill(generator(seed - 1), lastKill), sweep(until)])

  for (const [account, amountMinor] of expected) {
    expect([account, (await balanceOf(db, account)).postedMinor]).toEqual([account, amountMinor])
  }
  expect(await proveLedger(db)).toMatchObject({ sound: true, figures: { overdrawn: 0, drifted: 0 } })
  const [journal] = await db.execute<{ transfers: number }>(
    sql`select count(*)::int as transfers from ledger_transfer`,
  )
  expect(journal?.transfers).toBe(tally.posts + tally.captures)
  expect(Object.entries(tally).filter(([, times]) => times === 0)).toEqual([])
})
