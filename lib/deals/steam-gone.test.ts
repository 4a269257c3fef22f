import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '@/tests/harness/database'
import { buy, dealReaches, ledgerIsSound, tradingPost, walletOf } from '@/tests/harness/trading-post'

beforeAll(async () => {
  await freshDatabase()
})
const post = await tradingPost()

const outageMs = 60_000

test('Steam gone for 60 s: the deal waits with its money in escrow, and goes on by itself', async () => {
  const seller = await post.newSeller()
  const buyer = await post.newBuyer()
  const listingId = await post.list(seller)
  const gone = post.steam.faults.add({
    name: 'gone',
    host: '',
    path: '',
    phase: 'before',
    probability: 1,
    act: { kind: 'reset' },
  })
  const { dealId } = await buy(buyer, listingId)
  const since = performance.now()
  const waiting = await dealReaches(buyer, dealId, 'taking')
  expect(waiting.next).toMatchObject({ whose: 'tradepost' })
  expect(waiting.next.text).toContain('nothing is lost')
  await new Promise((resolve) => setTimeout(resolve, outageMs - (performance.now() - since)))
  expect((await dealReaches(buyer, dealId, 'taking')).money).toBe('escrow')
  post.steam.faults.remove(gone.id)
  post.accepts(seller)
  post.accepts(buyer)
  await dealReaches(buyer, dealId, 'settled')
  expect(await walletOf(seller)).toBe(2_338)
  expect(await ledgerIsSound()).toBe(true)
}, 150_000)

test('bots whose logins were revoked in the middle of a deal sign in again and finish it', async () => {
  const seller = await post.newSeller()
  const buyer = await post.newBuyer()
  const listingId = await post.list(seller)
  const { dealId } = await buy(buyer, listingId)
  await dealReaches(buyer, dealId, 'taking')
  post.revokeBotLogins()
  post.accepts(seller)
  post.accepts(buyer)
  await dealReaches(buyer, dealId, 'settled')
  expect(await ledgerIsSound()).toBe(true)
})
