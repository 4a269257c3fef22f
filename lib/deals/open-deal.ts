import { deal } from '@/db/schema/deals'
import { steamPartyOf } from '@/lib/identity'
import { assert, refuse } from '@/lib/kernel/errors'
import { begin } from '@/lib/kernel/machine'
import type { Currency } from '@/lib/kernel/money'
import type { Ctx } from '@/lib/kernel/operation'
import { askSeller } from './legs'
import { feeOf } from './money'
import { dealOfRow, moveDeal, roomsOf } from './row'
import { type DealState, dealMachine } from './states'

interface NewDeal {
  id: string
  orderId: string
  buyerId: string
  /** The reserved listing. */
  item: { id: string; itemId: string; sellerId: string; priceMinor: number; currency: Currency }
  /** What brought the money into the order's escrow, for the timeline. */
  proof: Record<string, string>
}

/** Begins the exchange of a reserved listing whose price lies in escrow, and asks its seller for the item. */
export async function openDeal(ctx: Ctx, { id, orderId, buyerId, item, proof }: NewDeal): Promise<void> {
  const { priceMinor, currency } = item
  const parties = { buyerId, sellerId: item.sellerId }
  const [row] = await ctx.tx
    .insert(deal)
    .values({
      id,
      orderId,
      listingId: item.id,
      itemId: item.itemId,
      ...parties,
      priceMinor,
      feeMinor: feeOf(priceMinor),
      currency,
      state: 'created' satisfies DealState,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .returning()
  assert(row, 'An inserted deal comes back.')
  await begin(ctx, dealMachine, id, { data: { priceMinor, currency }, rooms: roomsOf(parties) })
  const funded = await moveDeal(ctx, dealOfRow(row), 'fund', { data: proof })
  await askSeller(ctx, funded)
}

/** Items are sent to a Steam account: without one, and its trade URL, nobody buys any. */
export async function demandTradeUrl(ctx: Ctx, buyerId: string): Promise<void> {
  const buyer = await steamPartyOf(ctx.tx, buyerId)
  if (!buyer?.steamId)
    refuse('steam_missing', 'Connect your Steam account first, so that the item can reach you.')
  if (!buyer.tradeToken)
    refuse('trade_url_missing', 'Save your Steam trade URL first; our bot needs it to send you the item.')
}
