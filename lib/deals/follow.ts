import type { Ctx } from '@/lib/kernel/operation'
import { tradesOf } from '@/lib/steam'
import { payBack, refund, settle } from './endings'
import { askOrStick, askSeller } from './legs'
import { maxBots, maxReturns, outcomeOf } from './outcomes'
import { type DealRow, lockDeal, moveDeal } from './row'

/** What Steam's side says of a leg that has come to an end. */
export interface LegResult {
  subject: string
  leg: 'take' | 'give' | 'return'
  attempt: number
  tradeId: string
  exchanged: boolean
  /** Why it ended without an exchange. */
  reason: string
  proof: Record<string, unknown>
}

const expected = { take: 'taking', give: 'giving', return: 'returning' } as const

/** Moves a deal on after one of its legs ended. Safe to call again: a deal that has moved on is left alone. */
export async function follow(ctx: Ctx, result: LegResult): Promise<void> {
  const deal = await lockDeal(ctx.tx, result.subject)
  if (deal.state !== expected[result.leg] && deal.state !== 'stuck') return
  if (result.exchanged) await exchanged(ctx, deal, result)
  else if (deal.state !== 'stuck' && (await isLatest(ctx, result))) await ended(ctx, deal, result)
}

/** An event and the sweeper may both report an ending; the second report must not end the attempt that came after. */
async function isLatest(ctx: Ctx, { subject, leg, attempt }: LegResult): Promise<boolean> {
  const trades = await tradesOf(ctx.tx, subject)
  return trades.every((trade) => trade.leg !== leg || trade.attempt <= attempt)
}

async function exchanged(ctx: Ctx, deal: DealRow, result: LegResult): Promise<void> {
  const { leg, proof, tradeId } = result
  if (leg === 'take') {
    await askOrStick(ctx, deal, 'give')
  } else if (leg === 'give') {
    await settle(ctx, deal, { ...proof, tradeId })
  } else {
    await moveDeal(ctx, deal, 'returned', { set: { dueAt: null }, data: { ...proof, tradeId } })
  }
}

async function ended(ctx: Ctx, deal: DealRow, result: LegResult): Promise<void> {
  const { course, listing } = outcomeOf(result.leg, result.reason)
  const facts = {
    set: { reason: deal.reason ?? result.reason, dueAt: null },
    data: { reason: result.reason, leg: result.leg },
  }
  if (course === 'refund') {
    await refund(ctx, deal, result.reason, listing)
  } else if (course === 'return_item') {
    const { postingId } = await payBack(ctx, deal, result.reason, listing)
    await askOrStick(ctx, deal, 'return', { reason: result.reason, postingId })
  } else if (course === 'another_bot' && result.attempt < maxBots) {
    const asked = await askSeller(ctx, deal, result.reason)
    if (asked === deal) await refund(ctx, deal, 'no_bot', 'release')
  } else if (course === 'again' && result.attempt < maxReturns) {
    await askOrStick(ctx, deal, result.leg, { reason: result.reason })
  } else if (result.leg === 'take') {
    await refund(ctx, deal, result.reason, listing)
  } else {
    await moveDeal(ctx, deal, 'stick', facts)
  }
}
