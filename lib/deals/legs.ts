import { steamPartyOf } from '@/lib/identity'
import { inMs } from '@/lib/kernel/clock'
import { env } from '@/lib/kernel/env'
import { Refusal } from '@/lib/kernel/errors'
import type { Ctx } from '@/lib/kernel/operation'
import { requestTrade } from '@/lib/steam'
import { type DealRow, moveDeal } from './row'

type Leg = 'take' | 'give' | 'return'

const windows = {
  take: () => env().DEAL_SELLER_WINDOW_S * 1_000,
  give: () => env().DEAL_BUYER_WINDOW_S * 1_000,
  return: () => env().DEAL_RETURN_WINDOW_S * 1_000,
} satisfies Record<Leg, () => number>

const asks = { take: 'ask_seller', give: 'offer_buyer', return: 'return_item' } as const

const notes = {
  take: 'Tradepost takes this item into escrow for your sale.',
  give: 'Tradepost hands you the item you bought.',
  return: 'Tradepost gives your item back.',
} satisfies Record<Leg, string>

/** Why a leg is asked for; `postingId` when the buyer has just been paid back. */
interface Why {
  reason?: string
  postingId?: string
}

/**
 * Asks Steam's side for the next leg, in this transaction: the deal moves if and only if the intent is stored.
 * When no bot is free the deal stays where it is and the sweeper asks again until the seller's window ends.
 */
export async function askFor(ctx: Ctx, deal: DealRow, leg: Leg, why: Why = {}): Promise<DealRow> {
  const { reason, ...proof } = why
  const personId = leg === 'give' ? deal.buyerId : deal.sellerId
  const partner = await steamPartyOf(ctx.tx, personId)
  const dueAt = inMs(ctx.now, windows[leg]())
  const trade = await requestTrade(ctx, {
    subject: deal.id,
    leg,
    partner: { steamId: partner?.steamId ?? '', token: partner?.tradeToken ?? '' },
    items: [{ itemId: deal.itemId }],
    dueAt,
    note: notes[leg],
  })
  return moveDeal(ctx, deal, asks[leg], {
    set: { botId: trade.botId, dueAt, reason: leg === 'return' ? (deal.reason ?? reason ?? null) : null },
    data: { leg, tradeId: trade.tradeId, ...(reason ? { reason } : {}), ...proof },
  })
}

export async function askSeller(ctx: Ctx, deal: DealRow, because?: string): Promise<DealRow> {
  try {
    return await ctx.tx.transaction((tx) =>
      askFor({ ...ctx, tx }, deal, 'take', because ? { reason: because } : {}),
    )
  } catch (error) {
    if (error instanceof Refusal && error.code === 'no_bot_free') return deal
    throw error
  }
}

/** As `askFor`; when Steam's side refuses to start, a person has to look and nothing is lost meanwhile. */
export async function askOrStick(ctx: Ctx, deal: DealRow, leg: Leg, why: Why = {}): Promise<DealRow> {
  try {
    return await ctx.tx.transaction((tx) => askFor({ ...ctx, tx }, deal, leg, why))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code } = error
    return moveDeal(ctx, deal, 'stick', {
      set: { reason: deal.reason ?? code, dueAt: null },
      data: { ...why, reason: code, leg },
    })
  }
}
