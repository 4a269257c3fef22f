import { rawSql } from '@/lib/kernel/db'
import { seeded } from '@/lib/kernel/random'
import type { Control, Crowd, Member } from './crowd'
import type { Shop } from './shop'

export interface Goods {
  id: string
  seller: Member
  priceMinor: number
}

/** Everything that an attempt uses, and what is remembered of all of them for the recount. */
export class World {
  readonly control: Control
  readonly crowd: Crowd
  readonly shop: Shop
  readonly random: () => number
  /** What there was of goods in the beginning. */
  readonly stock = new Map<string, number>()
  /** Limits of coupons, in all and per person, by code. */
  readonly limits = new Map<string, { inAll: number; each: number }>()
  /** Orders of which a buyer was told that they are paid. */
  readonly toldPaid = new Set<string>()
  /** Orders of sellers of which enough time has passed that their sellers may be paid. */
  readonly inTime = new Set<string>()
  /** What people did, and how often. */
  readonly acted: Record<string, number> = {}

  constructor(control: Control, crowd: Crowd, shop: Shop, seed: number) {
    this.control = control
    this.crowd = crowd
    this.shop = shop
    this.random = seeded(seed)
  }

  note(what: string): void {
    this.acted[what] = (this.acted[what] ?? 0) + 1
  }

  pick<T>(list: readonly T[]): T {
    const one = list[Math.floor(this.random() * list.length)]
    if (one === undefined) throw new RangeError('Nothing to pick from.')
    return one
  }

  /** `weights`: what, and how often in relation to the others. */
  draw<T extends string>(weights: Readonly<Record<T, number>>): T {
    const all = Object.entries(weights) as [T, number][]
    let at = this.random() * all.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [what, weight] of all) {
      at -= weight
      if (at < 0) return what
    }
    throw new RangeError('Nothing to draw from.')
  }

  /** So many different buyers. */
  some(count: number): Member[] {
    const { buyers } = this.crowd
    const first = Math.floor(this.random() * buyers.length)
    return Array.from({ length: count }, (_, n) => buyers[(first + n) % buyers.length] as Member)
  }

  sellerNamed(id: unknown): Member | undefined {
    return this.crowd.sellers.find((seller) => seller.id === id)
  }
}

/** Waits through an outage of the database: what the soak itself does is not what is tested. */
export async function patiently<T>(what: () => Promise<T>): Promise<T> {
  for (const deadline = Date.now() + 60_000; ; )
    try {
      return await what()
    } catch (error) {
      if (Date.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
}

/** The time of an unpaid order is over, by so many minutes. */
export const timeIsOver = (orderId: string, minutes: number) =>
  patiently(async () => {
    const sql = rawSql()
    await sql`update "order" set reserved_until = now() - ${minutes} * interval '1 minute'
      where id = ${orderId} and reserved_until is not null`
    await sql`update payment set expires_at = now() - ${minutes} * interval '1 minute'
      where order_id = ${orderId} and state = 'open'`
  })

/** The buyer has had the parcel for as long as it may be sent back. */
export const returnsAreOver = (world: World, sellerOrderId: string) =>
  patiently(async () => {
    world.inTime.add(sellerOrderId)
    const sql = rawSql()
    await sql`update earning set available_at = now() - interval '1 second'
      where seller_order_id = ${sellerOrderId} and state = 'clearing'`
    await sql`update seller_order set due_at = now() - interval '1 second'
      where id = ${sellerOrderId} and state = 'delivered'`
  })
