import { beforeAll, expect, test } from 'vitest'
import { system } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { inTransaction } from '@/lib/kernel/operation'
import { tradesOf } from '@/lib/steam'
import { freshDatabase } from '@/tests/harness/database'
import { buy, dealReaches, tradingPost } from '@/tests/harness/trading-post'
import { until } from '@/tests/harness/until'
import { follow } from './follow'

beforeAll(async () => {
  await freshDatabase()
})
const post = await tradingPost()

test('an ending that is reported again does not disturb the attempt that came after it', async () => {
  const seller = await post.newSeller()
  const buyer = await post.newBuyer()
  const { dealId } = await buy(buyer, await post.list(seller))
  post.accepts(seller)
  await dealReaches(buyer, dealId, 'giving')
  post.declines(seller)
  post.declines(buyer)
  const returns = async () => (await tradesOf(rawDb(), dealId)).filter(({ leg }) => leg === 'return')
  const [first] = await until('a second return', async () => {
    const found = await returns()
    return found.length > 1 && found
  })
  const again = { subject: dealId, leg: 'return' as const, attempt: 1, tradeId: first?.id ?? '' }
  const report = { ...again, exchanged: false, reason: 'declined', proof: {} }
  await expect(inTransaction(system('test'), (ctx) => follow(ctx, report))).resolves.toBeUndefined()
  await dealReaches(seller, dealId, 'stuck')
  expect((await returns()).map(({ attempt }) => attempt)).toEqual([1, 2, 3])
})
