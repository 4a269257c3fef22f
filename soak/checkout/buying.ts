import { randomUUID } from 'node:crypto'
import { afterPaid } from './afterwards'
import { payByCard, payWithoutDoubt } from './card'
import type { Member } from './crowd'
import type { Answer } from './shop'
import { type Goods, timeIsOver, type World } from './world'

const address = { name: 'Ada Lovelace', street: 'Ring 1', postcode: '10115', city: 'Berlin', country: 'DE' }

export interface Wish {
  buyer: Member
  goods: Goods
  method: 'wallet' | 'card' | 'wallet_and_card'
  coupons?: string[]
  quantity?: number
  /** The card's money is there at once, and nothing becomes of the order. */
  rich?: boolean
}

/** Orders and pays in one step. */
export async function buysAtOnce(world: World, wish: Wish): Promise<void> {
  const { buyer, goods, method, coupons = [], quantity = 1, rich = false } = wish
  const line = { kind: 'shipment', subject: goods.id, quantity, unitMinor: goods.priceMinor }
  const body = { lines: [line], method, address, coupons }
  const answer = await world.shop.post(buyer.token, '/orders', { body })
  if (rich) await payWithoutDoubt(world, buyer, String(answer.body.paymentId))
  else await goOn(world, buyer, answer)
}

/** Tradepost's own: a gift card, or money for the wallet. */
export async function buysOfTradepost(world: World, buyer: Member): Promise<void> {
  const topUp = world.random() < 0.5
  const kind = topUp ? 'credit' : 'code'
  const line = { kind, subject: 'EUR1500', quantity: 1, unitMinor: 1_500 }
  const method = topUp ? 'card' : 'wallet'
  world.note(`buys: ${kind}`)
  await goOn(world, buyer, await world.shop.post(buyer.token, '/orders', { body: { lines: [line], method } }))
}

/** From the cart, step by step; the pay button is pressed five times at once. */
export async function buysFromTheCart(world: World, { buyer, goods, method, coupons }: Wish): Promise<void> {
  const { shop, random } = world
  const added = await shop.post(buyer.token, '/cart/lines', { body: { kind: 'shipment', subject: goods.id } })
  if (!added.ok) return
  const starts = random() < 0.15 ? 3 : 1
  const begun = await Promise.all(
    Array.from({ length: starts }, () => shop.post(buyer.token, '/orders/start')),
  )
  const orderId = begun.findLast(({ ok }) => ok)?.body.orderId
  if (typeof orderId !== 'string') return
  await shop.ask(buyer.token, 'PATCH', `/orders/${orderId}`, {
    body: { address, ...(coupons ? { coupons } : {}) },
  })
  const { body } = await shop.ask(buyer.token, 'GET', `/orders/${orderId}/checkout`)
  if (random() < 0.1) return leaves(world, buyer, orderId)
  await pressesPay(world, buyer, { orderId, method, totalMinor: Number(body.totalMinor) })
}

/** One button pressed five times has one key; five windows have five. */
async function pressesPay(
  world: World,
  buyer: Member,
  { orderId, ...body }: { orderId: string; method: string; totalMinor: number },
): Promise<void> {
  const { shop } = world
  const oneButton = world.random() < 0.5 ? { key: randomUUID() } : {}
  world.note(`pay button: five times, ${oneButton.key ? 'one key' : 'five keys'}`)
  const presses = Array.from({ length: 5 }, () =>
    shop.post(buyer.token, `/orders/${orderId}/pay`, { body, ...oneButton }),
  )
  const also = world.random() < 0.2 ? [shop.post(buyer.token, `/orders/${orderId}/cancel`)] : []
  const [answers] = await Promise.all([Promise.all(presses), ...also])
  // A payment that has ended unpaid lets a late press begin another one; what cards were charged is recounted at Stripe.
  const payments = new Set(
    answers.flatMap(({ ok, body: told }) => (ok && told.state === 'paid' ? [told.paymentId] : [])),
  )
  if (payments.size > 1) shop.bugs.push(`${orderId} was paid ${payments.size} times by five presses`)
  await goOn(
    world,
    buyer,
    answers.find(({ ok }) => ok),
  )
}

async function leaves(world: World, buyer: Member, orderId: string): Promise<void> {
  const way = world.draw({ cancels: 1, goes: 1, expires: 1 })
  world.note(`draft: ${way}`)
  if (way === 'cancels') await world.shop.post(buyer.token, `/orders/${orderId}/cancel`)
  if (way === 'expires') await timeIsOver(orderId, 0)
}

async function goOn(world: World, buyer: Member, answer: Answer | undefined): Promise<void> {
  if (!answer?.ok) return
  const { orderId, paymentId, state } = answer.body
  const ids = { orderId: String(orderId), paymentId: String(paymentId) }
  if (state === 'paid') world.toldPaid.add(ids.orderId)
  else await payByCard(world, buyer, ids)
  await afterPaid(world, buyer, ids.orderId)
}
