import type { Actor } from '@/lib/kernel/access'
import type { Db, Tx } from '@/lib/kernel/db'
import type { Currency } from '@/lib/kernel/money'
import type { Ctx } from '@/lib/kernel/operation'
import type { LineRow, OrderRow } from '@/lib/orders'
import type { LineKind } from '@/lib/orders/schemas'

/** One way of sending something, with its price. */
export interface Sending {
  name: string
  priceMinor: number
  /** ISO 3166-1 codes, or the whole world. */
  reaches(country: string): boolean
}

/** What can be bought now, at which price; nothing is reserved by looking. */
export interface Offer {
  kind: LineKind
  subject: string
  /** Null: Tradepost itself. */
  sellerId: string | null
  title: string
  category: string
  unitMinor: number
  currency: Currency
  /** How many can be bought now. */
  available: number
  /** Why it cannot be bought, for a person; null when it can. */
  problem: string | null
  /** Ways of sending it; null when nothing is sent. */
  sendings: readonly Sending[] | null
  /** Its page. */
  href: string
}

export interface Wanted {
  subject: string
  quantity: number
}

/** How one kind of line is offered, promised, handed over and taken back. A new kind of thing is one more of these. */
export interface Kind {
  kind: LineKind
  /** Whether coupons count for it. */
  discounted: boolean
  /** Whether all lines of one thing share its stock. */
  stocked: boolean
  /** How a present of it reaches a friend, by mail or by post, and what a buyer is told about that. */
  present: { gift: 'mailed' | 'sent' | 'never'; words: string }
  /** In no order; what does not exist is left out. */
  offers(db: Db | Tx, subjects: readonly string[], actor: Actor): Promise<Offer[]>
  /** What the buyer must have before they can buy it; refuses with what to do. */
  demand?(ctx: Ctx, buyerId: string): Promise<void>
  /** Promises the things to a buyer, all or none. */
  reserve(ctx: Ctx, wanted: readonly Wanted[]): Promise<void>
  /** Gives a promise back. */
  release(ctx: Ctx, wanted: readonly Wanted[], why: string): Promise<void>
  /** The money lies in escrow(order): hands over, or begins to. Answers the numbers of lines that are fulfilled by it. */
  start(ctx: Ctx, order: OrderRow, lines: readonly LineRow[]): Promise<number[]>
  /** The buyer's money is about to go back: takes away what was given, or refuses. */
  undo(ctx: Ctx, order: OrderRow, lines: readonly LineRow[]): Promise<void>
}
