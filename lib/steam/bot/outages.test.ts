import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Fleet, startBots } from '@/lib/steam'
import { type Sandbox, startSandbox } from '@/sandbox/start'
import { accept } from '@/sandbox/steam/answer'
import { Offer } from '@/sandbox/steam/numbers'
import { createAccount } from '@/sandbox/steam/people'
import { giveItems } from '@/sandbox/steam/stock'
import { freshDatabase, type TestDatabase } from '@/tests/harness/database'
import { type SteamWorld, steamSettings } from '@/tests/harness/steam-stock'
import { eventually, lastTrade, newBot, newOwner, newSubject, order } from '@/tests/harness/steam-trades'

const dataDir = mkdtempSync(path.join(tmpdir(), 'steam-outages-'))
let sandbox: Sandbox = await startSandbox({ world: 'empty', dataDir })
steamSettings(sandbox.url)
const { port } = sandbox
let database: TestDatabase
let fleet: Fleet

/** The harness's world over whichever sandbox runs now. */
const world = {
  account: ({ items = 0, appId = 570, bot = false } = {}) => {
    const account = createAccount(sandbox.world, { bot })
    if (items > 0) giveItems(sandbox.world, account.id, { appid: appId, count: items })
    sandbox.world.commit()
    return account
  },
} as SteamWorld

beforeAll(async () => {
  database = await freshDatabase()
  await newBot(world)
  fleet = await startBots({ leaseTtlMs: 1_500 })
})
afterAll(async () => {
  await fleet?.stop()
  await sandbox.close()
  rmSync(dataDir, { recursive: true })
})

async function orderTakes(count: number) {
  const subjects: string[] = []
  for (let n = 0; n < count; n++) {
    const seller = await newOwner(world)
    const subject = newSubject()
    subjects.push(subject)
    await order({ subject, leg: 'take', partner: seller.account, itemId: seller.itemId })
  }
  return subjects
}

const answerAll = () => {
  for (const offer of sandbox.world.openOffers())
    if (offer.state === Offer.active) accept(sandbox.world, offer.to, offer.id, true)
}

async function allEndWell(subjects: string[]) {
  await eventually(
    'all trades to end',
    async () => {
      answerAll()
      const trades = await Promise.all(subjects.map(lastTrade))
      const open = trades.filter((trade) => trade.state !== 'exchanged')
      return open.length === 0 || open.map((one) => `${one.state} ${one.lastError}`).join(', ')
    },
    40_000,
  )
  for (const subject of subjects) {
    const { key } = await lastTrade(subject)
    const offers = [...sandbox.world.offers.all()].filter((one) => one.message.startsWith(key))
    expect(offers).toHaveLength(1)
  }
}

test('Steam gone for a while: trades wait and then end, none is doubled', async () => {
  const subjects = await orderTakes(4)
  await sandbox.close()
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  sandbox = await startSandbox({ world: 'empty', dataDir, port })
  await allEndWell(subjects)
}, 60_000)

test('a database that cuts every connection again and again: trades end, none is doubled', async () => {
  const subjects = await orderTakes(6)
  const cut = () =>
    database.sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.catch(() => {})
  const cutting = setInterval(cut, 120)
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  clearInterval(cutting)
  await allEndWell(subjects)
}, 60_000)
