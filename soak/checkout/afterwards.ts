import { rawSql } from '@/lib/kernel/db'
import type { Member } from './crowd'
import { patiently, returnsAreOver, type World } from './world'

const reason = 'Not what I thought.'
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** What becomes of a paid order. */
const habits = {
  nothing: 40,
  refundsThreeTimes: 8,
  cancelsWhileSent: 8,
  refundsWhileSent: 6,
  isPaidOut: 24,
  refundsWhilePaidOut: 16,
} as const

interface Sale {
  world: World
  buyer: Member
  seller: Member
  id: string
}

/** Orders that are paid go on; what is not paid yet, or was sold by Tradepost itself, is left alone. */
export async function afterPaid(world: World, buyer: Member, orderId: string): Promise<void> {
  const sales = await patiently(
    () => rawSql()<{ id: string; seller: string | null }[]>`
      select s.id, s.seller_id as seller from seller_order s join "order" o on o.id = s.order_id
      where o.id = ${orderId} and o.state = 'paid' and s.state = 'paid'`,
  )
  for (const { id, seller: sellerId } of sales) {
    const seller = world.sellerNamed(sellerId)
    if (!seller) continue
    const habit = world.draw(habits)
    world.note(`paid: ${habit}`)
    await does[habit]({ world, buyer, seller, id })
  }
}

const does: Record<keyof typeof habits, (sale: Sale) => Promise<unknown>> = {
  nothing: async () => {},
  refundsThreeTimes: (sale) => Promise.all([asksBack(sale), asksBack(sale), asksBack(sale)]),
  cancelsWhileSent: (sale) => Promise.all([sends(sale), buyerCancels(sale), sellerCancels(sale)]),
  refundsWhileSent: (sale) => Promise.all([sends(sale), asksBack(sale).then((id) => grants(sale, id))]),
  isPaidOut: async (sale) => {
    await sends(sale)
    await arrives(sale)
    await Promise.all([returnsAreOver(sale.world, sale.id), isPaid(sale)])
    await matured(sale)
    await isPaid(sale)
  },
  refundsWhilePaidOut: async (sale) => {
    await sends(sale)
    await arrives(sale)
    const asked = await asksBack(sale)
    await Promise.all([returnsAreOver(sale.world, sale.id), grants(sale, asked), isPaid(sale)])
    await matured(sale)
    const again = await asksBack(sale)
    await Promise.all([isPaid(sale), grants(sale, again), grants(sale, again)])
  },
}

const sends = ({ world, seller, id }: Sale) =>
  world.shop.post(seller.token, `/seller-orders/${id}/ship`, {
    body: { carrier: 'dhl', tracking: '00340434161094042557' },
  })
const arrives = ({ world, buyer, id }: Sale) => world.shop.post(buyer.token, `/seller-orders/${id}/delivered`)
const buyerCancels = ({ world, buyer, id }: Sale) =>
  world.shop.post(buyer.token, `/seller-orders/${id}/cancel`, { body: { reason } })
const sellerCancels = ({ world, seller, id }: Sale) =>
  world.shop.post(seller.token, `/seller-orders/${id}/cancel`, { body: { reason } })

async function asksBack({ world, buyer, id }: Sale): Promise<string | null> {
  const part = world.random() < 0.3 ? { amountMinor: 100 + Math.floor(world.random() * 400) } : {}
  const { ok, body } = await world.shop.post(buyer.token, `/seller-orders/${id}/refunds`, {
    body: { reason, ...part },
  })
  return ok ? String(body.refundId) : null
}

/** Its money is the seller's now, or will not be for a while. */
async function matured({ id }: Sale): Promise<void> {
  for (const deadline = Date.now() + 15_000; Date.now() < deadline; await pause(500)) {
    const [row] = await patiently(() => rawSql()`select state from earning where seller_order_id = ${id}`)
    if (row?.state !== 'clearing') return
  }
}

/** The seller says yes, or no. */
async function grants({ world, seller }: Sale, refundId: string | null): Promise<void> {
  if (!refundId) return
  const grant = world.random() < 0.8
  await world.shop.post(seller.token, `/refunds/${refundId}/decision`, { body: { grant, answer: reason } })
}

/** The seller wants everything that may leave, twice at once. */
async function isPaid({ world, seller }: Sale): Promise<void> {
  const { shop } = world
  const { body } = await shop.ask(seller.token, 'GET', '/earnings')
  const amountMinor = Number(body.withdrawableMinor)
  if (!(amountMinor >= 5_000)) return
  world.note('payout: wanted twice at once')
  const ask = () => shop.post(seller.token, '/payouts', { body: { amountMinor, currency: 'EUR' } })
  await Promise.all([ask(), ask()])
}
