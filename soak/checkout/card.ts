import type { Member } from './crowd'
import { timeIsOver, type World } from './world'

/** What a buyer does who is at the hosted page. */
const habits = {
  pays: 30,
  paysTwice: 8,
  declinedFirst: 6,
  asksTheBank: 4,
  cancels: 6,
  cancelsWhilePaying: 14,
  expiresWhilePaying: 14,
  paysWhenOver: 10,
  walksAway: 8,
} as const

interface AtThePage {
  world: World
  buyer: Member
  orderId: string
  paymentId: string
  session: string
}

/** Opens the page of a card payment, sometimes by several presses of the button, and does there what people do. */
export async function payByCard(
  world: World,
  buyer: Member,
  { orderId, paymentId }: { orderId: string; paymentId: string },
): Promise<void> {
  const presses = world.random() < 0.2 ? 5 : 1
  const opened = await Promise.all(
    Array.from({ length: presses }, () => world.shop.post(buyer.token, `/payments/${paymentId}/page`)),
  )
  const addresses = new Set(opened.flatMap(({ ok, body }) => (ok ? [String(body.url)] : [])))
  if (addresses.size > 1) world.shop.bugs.push(`${paymentId} has ${addresses.size} pages`)
  const [address] = addresses
  if (!address) return world.note('card: no page came')
  const session = address.split('/').at(-1) ?? ''
  const habit = world.draw(habits)
  world.note(`card: ${habit}`)
  await does[habit]({ world, buyer, orderId, paymentId, session })
}

const does: Record<keyof typeof habits, (at: AtThePage) => Promise<unknown>> = {
  pays: async (at) => {
    await press(at)
    await comesBack(at)
  },
  paysTwice: async (at) => {
    await Promise.all(Array.from({ length: 5 }, () => press(at)))
    await comesBack(at)
  },
  declinedFirst: async (at) => {
    await press(at, 'chargeDeclined')
    await press(at)
    await comesBack(at)
  },
  asksTheBank: async (at) => {
    await press(at, 'threeDSecure2Required')
    await comesBack(at)
  },
  cancels: ({ world, buyer, orderId }) => world.shop.post(buyer.token, `/orders/${orderId}/cancel`),
  cancelsWhilePaying: (at) =>
    Promise.all([
      soon(at, press),
      soon(at, ({ world, buyer, orderId }) => world.shop.post(buyer.token, `/orders/${orderId}/cancel`)),
    ]),
  expiresWhilePaying: (at) =>
    Promise.all([
      soon(at, press),
      soon(at, ({ world, orderId }) => timeIsOver(orderId, world.pick([0, 11]))),
    ]),
  paysWhenOver: async (at) => {
    await timeIsOver(at.orderId, at.world.pick([0, 11]))
    await pause(at.world.random() * 3_000)
    await press(at)
    await comesBack(at)
  },
  walksAway: async () => {},
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function soon(at: AtThePage, what: (at: AtThePage) => Promise<unknown>): Promise<void> {
  await pause(at.world.random() * 120)
  await what(at)
}

/** Stripe may say no: the page is over, or somebody has paid on it. */
async function press({ world, session }: AtThePage, card?: string): Promise<void> {
  const name = card ?? world.draw({ visa: 3, bypassPending: 1 })
  await world.control.paySession(session, { card: name }).catch(() => world.note('card: Stripe said no'))
}

/** Not every browser does. */
async function comesBack({ world, buyer, paymentId }: AtThePage): Promise<void> {
  if (world.random() < 0.4) return world.note('card: browser was closed')
  await world.shop.post(buyer.token, `/payments/${paymentId}/look`)
}

/** With a card whose money is there at once. */
export async function payWithoutDoubt(world: World, buyer: Member, paymentId: string): Promise<void> {
  const { body } = await world.shop.post(buyer.token, `/payments/${paymentId}/page`)
  await world.control.paySession(String(body.url).split('/').at(-1) ?? '', { card: 'bypassPending' })
  await world.shop.post(buyer.token, `/payments/${paymentId}/look`)
}
