import { strFromU8, unzipSync } from 'fflate'
import { afterEach, expect, test } from 'vitest'
import { confirmDelivery, shipOrder } from '@/lib/checkout'
import { earningTimers } from '@/lib/earnings'
import type { Person } from '@/lib/kernel/access'
import { inMs, setClock } from '@/lib/kernel/clock'
import { rawDb, rawSql } from '@/lib/kernel/db'
import { newId } from '@/lib/kernel/ids'
import { freshDatabase } from '@/tests/harness/database'
import { newPayer } from '@/tests/harness/paying'
import { stripeWorld } from '@/tests/harness/stripe-world'
import { boughtBy } from '@/tests/matrix/orders'
import { deletePeople } from './delete-people'
import { zipOf } from './export-data'
import { planDeletion } from './index'
import { ownerOf } from './queries'

await stripeWorld()
await freshDatabase()
afterEach(() => setClock(() => new Date()))
const dayMs = 86_400_000

const leaves = (actor: Person) => expect(planDeletion.run({ actor }, {})).rejects

const sellerOf = async (sellerOrderId: string): Promise<Person> => {
  const [row] = await rawSql()<
    { id: string }[]
  >`select seller_id as id from seller_order where id = ${sellerOrderId}`
  return { kind: 'person', id: row?.id ?? '', role: 'user' }
}

/** A payout of somebody that has this state. */
const payoutOf = (sellerId: string, state: string) => rawSql()`
  insert into payout (id, seller_id, amount_minor, currency, state, transfer_id, processor_id, failure, created_at, updated_at, tried_at)
  values (${newId('payout')}, ${sellerId}, 5000, 'EUR', ${state}, ${newId('request')}, ${newId('request')},
    ${state === 'failed' ? 'Sent back.' : null}, now(), now(), now())`

test('nobody leaves while an order is under way, neither its buyer nor its seller', async () => {
  const buyer = await newPayer(1_490)
  const seller = await sellerOf(await boughtBy({ actor: buyer }))
  await leaves(buyer).toMatchObject({
    code: 'orders_open',
    message: expect.stringContaining('1 open order.'),
  })
  await leaves(seller).toMatchObject({ code: 'orders_open' })
})

test('nobody leaves while earnings of theirs clear: the money would come to nobody', async () => {
  const buyer = await newPayer(1_490)
  const sellerOrderId = await boughtBy({ actor: buyer })
  const seller = await sellerOf(sellerOrderId)
  await shipOrder.run({ actor: seller }, { sellerOrderId })
  await confirmDelivery.run({ actor: buyer }, { sellerOrderId })
  await rawSql()`update seller_order set state = 'completed', due_at = null where id = ${sellerOrderId}`
  await leaves(seller).toMatchObject({ code: 'earnings_open' })
  await rawSql()`update earning set available_at = now() - interval '1 second' where seller_order_id = ${sellerOrderId}`
  for (const timer of earningTimers) await timer.run()
  await leaves(seller).toMatchObject({ code: 'money_left' })
})

test.each(['requested', 'transferred', 'in_transit'])(
  'nobody leaves while a payout is %s: it could still come back',
  async (state) => {
    const seller = await newPayer()
    await payoutOf(seller.id, state)
    await leaves(seller).toMatchObject({ code: 'payout_open' })
  },
)

test('a wish to leave waits for a payout that began after it, and is fulfilled when that has arrived', async () => {
  const seller = await newPayer()
  await planDeletion.run({ actor: seller }, {})
  await payoutOf(seller.id, 'in_transit')
  setClock(() => inMs(new Date(), 15 * dayMs))
  await deletePeople()
  expect(await ownerOf(rawDb(), seller.id)).not.toBeNull()
  await rawSql()`update payout set state = 'paid' where seller_id = ${seller.id}`
  setClock(() => inMs(new Date(), 17 * dayMs))
  await deletePeople()
  expect(await ownerOf(rawDb(), seller.id)).toBeNull()
  expect(await rawSql()`select state from payout where seller_id = ${seller.id}`).toEqual([{ state: 'paid' }])
})

test('payouts on their way, earnings and fees of a seller are in what is given to them', async () => {
  const buyer = await newPayer(1_490)
  const seller = await sellerOf(await boughtBy({ actor: buyer }))
  await payoutOf(seller.id, 'in_transit')
  const owner = await ownerOf(rawDb(), seller.id)
  if (!owner) throw new Error('There is nobody.')
  const files = unzipSync(await zipOf(owner))
  const read = (name: string) => JSON.parse(strFromU8(files[name] ?? new Uint8Array()))
  expect(read('payouts.json').payouts).toMatchObject([{ state: 'in_transit', amountMinor: 5_000 }])
  expect(read('earnings.json').earnings).toMatchObject([{ state: 'accrued', sellerId: seller.id }])
})
