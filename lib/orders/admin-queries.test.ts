import { expect, test } from 'vitest'
import { decideRefund } from '@/lib/checkout'
import { rawDb } from '@/lib/kernel/db'
import { freshDatabase } from '@/tests/harness/database'
import { newPayer } from '@/tests/harness/paying'
import { newPerson } from '@/tests/harness/people'
import { stripeWorld } from '@/tests/harness/stripe-world'
import { argumentOf, refundOfSeller } from '@/tests/matrix/orders'
import { adminDisputes, adminRefunds } from './index'

await stripeWorld()
await freshDatabase()

type Queue = typeof adminRefunds | typeof adminDisputes

async function pagesOf(queue: Queue, between: () => Promise<unknown> = async () => null) {
  const actor = await newPerson(rawDb(), 'admin')
  const pages: string[][] = []
  let cursor: string | undefined
  do {
    const page = await queue.run({ actor }, { limit: 2, ...(cursor ? { cursor } : {}) })
    pages.push(page.items.map(({ id }) => id))
    if (pages.length === 1) await between()
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return pages
}

test('the queue of refunds is read page by page, the newest first, and nothing is passed over while some are decided', async () => {
  const seller = { actor: await newPayer() }
  const made: string[] = []
  for (let n = 0; n < 5; n++) made.push(await refundOfSeller(seller))
  const newestFirst = made.toReversed()
  const [newest = ''] = newestFirst
  const decide = () =>
    decideRefund.run(seller, { refundId: newest, grant: false, answer: 'Decided while somebody reads.' })
  expect((await pagesOf(adminRefunds, decide)).flat()).toEqual(newestFirst)
  expect((await pagesOf(adminRefunds)).flat()).toEqual(newestFirst.slice(1))
})

test('the queue of disputes is read page by page, the newest first', async () => {
  const made: string[] = []
  for (let n = 0; n < 5; n++) made.push(await argumentOf({ actor: await newPayer(5_000) }))
  expect(await pagesOf(adminDisputes)).toEqual([
    made.toReversed().slice(0, 2),
    made.toReversed().slice(2, 4),
    made.slice(0, 1),
  ])
})
