import type { HoldView } from './schemas'

const dayMs = 86_400_000
/** A seller is new until so long after the first sale was paid out to their wallet. */
const newForMs = 14 * dayMs
/** Steam undoes trades of protected items within seven days. */
export const protectedMs = 7 * dayMs
/** Disputes per order of the last 90 days. */
const highRate = 0.05
const fewestDisputes = 3

/** What is known of a seller when money is to leave. */
export interface RiskFacts {
  firstSaleAt: Date | null
  /** Orders that were paid in the last 90 days, and those of them that a bank or a buyer disputes. */
  recentOrders: number
  recentDisputes: number
  /** Proceeds of Steam deals that Steam may still undo, and until when. */
  protectedMinor: number
  protectedUntil: Date | null
}

/** The rules that keep money back, the strictest first. Pure: facts in, holds out. */
export function risksOf(facts: RiskFacts, now: Date): HoldView[] {
  const holds: HoldView[] = []
  const { firstSaleAt, recentOrders, recentDisputes, protectedMinor, protectedUntil } = facts
  if (recentDisputes >= fewestDisputes && recentDisputes >= highRate * recentOrders)
    holds.push({
      rule: 'disputes',
      why: `${recentDisputes} of your last ${recentOrders} orders are or were disputed. Payouts wait until it is fewer than one in twenty.`,
      amountMinor: null,
      until: null,
    })
  const oldAt = firstSaleAt && new Date(firstSaleAt.getTime() + newForMs)
  if (oldAt && oldAt > now)
    holds.push({
      rule: 'new_seller',
      why: 'Your first sale was less than 14 days ago. The first payout leaves after that.',
      amountMinor: null,
      until: oldAt.toISOString(),
    })
  if (protectedMinor > 0)
    holds.push({
      rule: 'protected_deals',
      why: 'Steam can undo a trade for seven days, so money of new Steam deals leaves after that. You can spend it here meanwhile.',
      amountMinor: protectedMinor,
      until: protectedUntil?.toISOString() ?? null,
    })
  return holds
}
