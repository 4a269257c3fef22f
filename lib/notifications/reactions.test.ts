import { beforeAll, expect, test } from 'vitest'
import { linkSteam, openSession, setRole } from '@/lib/identity'
import { system } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { freshDatabase } from '@/tests/harness/database'
import { passwordMember } from '@/tests/harness/mailbox'
import { newPerson } from '@/tests/harness/people'
import { buy, dealReaches, type Trader, tradingPost } from '@/tests/harness/trading-post'
import { until } from '@/tests/harness/until'
import { newSteamProof } from '@/tests/matrix/world'
import { notificationList } from './index'

beforeAll(async () => {
  await freshDatabase()
})
const post = await tradingPost()

const told = async ({ actor }: Pick<Trader, 'actor'>) =>
  (await notificationList.run({ actor }, {})).items.map(({ kind }) => kind).toReversed()

/** Waits until this person has been told so many things, which must be these in this order. */
async function hears(who: Pick<Trader, 'actor'>, ...kinds: string[]) {
  const heard = await until(`${kinds.join(', ')} to be told`, async () => {
    const all = await told(who)
    return all.length >= kinds.length && all
  })
  expect(heard).toEqual(kinds)
}

async function bought() {
  const [seller, buyer] = [await post.newSeller(), await post.newBuyer()]
  const { dealId } = await buy(buyer, await post.list(seller))
  return { seller, buyer, dealId }
}

test('both parties are told each step of a deal that goes well, once and in order', async () => {
  const { seller, buyer, dealId } = await bought()
  await hears(seller, 'deal.sold', 'deal.your_move')
  post.accepts(seller)
  await hears(buyer, 'deal.your_move')
  post.accepts(buyer)
  await dealReaches(buyer, dealId, 'settled')
  await hears(buyer, 'deal.your_move', 'deal.item_yours')
  await hears(seller, 'deal.sold', 'deal.your_move', 'deal.paid')
  const [newest] = (await notificationList.run({ actor: seller.actor }, {})).items
  expect(newest).toMatchObject({ title: 'You were paid €23.38', href: `/deals/${dealId}`, readAt: null })
})

test('when a deal fails, both are told where their money and item are', async () => {
  const one = await bought()
  await hears(one.seller, 'deal.sold', 'deal.your_move')
  post.declines(one.seller)
  await hears(one.buyer, 'deal.refunded')
  await hears(one.seller, 'deal.sold', 'deal.your_move', 'deal.not_sold')
  const two = await bought()
  await hears(two.seller, 'deal.sold', 'deal.your_move')
  post.accepts(two.seller)
  await hears(two.buyer, 'deal.your_move')
  post.ignores(two.seller)
  post.declines(two.buyer)
  await hears(two.seller, 'deal.sold', 'deal.your_move', 'deal.take_back')
  post.accepts(two.seller)
  await dealReaches(two.seller, two.dealId, 'returned')
  await hears(two.buyer, 'deal.your_move', 'deal.refunded')
  await hears(two.seller, 'deal.sold', 'deal.your_move', 'deal.take_back', 'deal.item_returned')
})

test('a move that is over by the time we come to tell it is not told', async () => {
  const { seller, buyer, dealId } = await bought()
  post.accepts(seller)
  post.accepts(buyer)
  await dealReaches(buyer, dealId, 'settled')
  await until('the end to be told', async () => (await told(buyer)).includes('deal.item_yours'))
  const heard = await told(buyer)
  expect(heard.at(-1)).toBe('deal.item_yours')
  expect(new Set(heard).size, 'nothing twice').toBe(heard.length)
})

test('a person whose role is changed is told so', async () => {
  const [admin, mara] = [await newPerson(rawDb(), 'admin'), await newPerson(rawDb())]
  await setRole.run({ actor: admin }, { personId: mara.id, role: 'admin', reason: 'A test.' })
  await hears({ actor: mara }, 'account.role')
})

test('a person whose account Steam opens from now on is told so, once', async () => {
  const { actor: mara } = await passwordMember('a long password')
  const { sessionId } = await openSession.run(
    { actor: system('test') },
    { personId: mara.id, way: 'password' },
  )
  const [actor, proof] = [{ ...mara, sessionId }, newSteamProof()]
  await linkSteam.run({ actor }, { proof })
  await linkSteam.run({ actor }, { proof })
  await hears({ actor }, 'account.steam_on')
})
