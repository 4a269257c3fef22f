import { expect, test } from 'vitest'
import { ownCluster } from '@/tests/harness/own-cluster'
import { buy, dealReaches, ledgerIsSound, tradingPost, walletOf } from '@/tests/harness/trading-post'

const cluster = await ownCluster()
const post = await tradingPost()

const outageMs = 10_000

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
  expect(refused).toMatchObject({
    name: 'Outage',
    system: 'database',
    message: 'The database cannot be reached.',
  })
  await new Promise((resolve) => setTimeout(resolve, outageMs - (performance.now() - goneSince)))
  await cluster.start()
  post.accepts(buyer)
  await dealReaches(buyer, dealId, 'settled')
  expect(await walletOf(seller)).toBe(2_338)
  expect(await walletOf(buyer)).toBe(100_000 - 2_410)
  expect(await ledgerIsSound()).toBe(true)
}, 60_000)
