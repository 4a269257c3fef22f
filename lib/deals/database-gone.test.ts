import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, connect, shareConnection } from '@/db/client'
import { startCluster } from '@/db/embedded/cluster'
import { ensureDatabase, migrate } from '@/db/migrate'
import { freePort } from '@/db/embedded/port'
import { buy, dealReaches, ledgerIsSound, tradingPost, walletOf } from '@/tests/harness/trading-post'

const folder = mkdtempSync(path.join(tmpdir(), 'tradepost-outage-'))
const port = await freePort()
let cluster = await startCluster({ folder, port })
const url = cluster.url('outage')
await ensureDatabase(url)
await migrate(url)
process.env.DATABASE_URL = url
shareConnection(connect(url, { max: 10 }))

const outageMs = 10_000

const post = await tradingPost()

beforeAll(() => undefined)
afterAll(async () => {
  await closeDatabase()
  await cluster.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('the database gone for 10 s: people read a sentence, nothing is lost, and the deal goes on by itself', async () => {
  const seller = await post.newSeller(2)
  const buyer = await post.newBuyer()
  const listingId = await post.list(seller)
  const { dealId } = await buy(buyer, listingId)
  await dealReaches(buyer, dealId, 'taking')
  await cluster.stop()
  const goneSince = performance.now()
  post.accepts(seller)
  const refused = await buy(buyer, listingId).catch((error: unknown) => error)
  expect(refused).toMatchObject({ name: 'Outage', system: 'database', message: 'The database cannot be reached.' })
  await new Promise((resolve) => setTimeout(resolve, outageMs - (performance.now() - goneSince)))
  cluster = await startCluster({ folder, port })
  post.accepts(buyer)
  await dealReaches(buyer, dealId, 'settled')
  expect(await walletOf(seller)).toBe(2_338)
  expect(await walletOf(buyer)).toBe(100_000 - 2_410)
  expect(await ledgerIsSound()).toBe(true)
}, 60_000)
