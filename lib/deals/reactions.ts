import { reaction } from '@/lib/kernel/reaction'
import { type TradeFacts, tradeEnded, tradeExchanged, tradeProgressed } from '@/lib/steam'
import { dealProgressed } from './events'
import { follow, type LegResult } from './follow'
import { lockDeal, roomsOf } from './row'

const resultOf = (trade: TradeFacts): LegResult => ({
  subject: trade.subject,
  leg: trade.leg,
  attempt: trade.attempt,
  tradeId: trade.id,
  exchanged: trade.state === 'exchanged',
  reason: trade.reason ?? trade.state,
  proof: { steamTradeId: trade.steamTradeId, offerId: trade.offerId },
})

export const dealReactions = [
  reaction(tradeProgressed, async ({ subject, state }, ctx) => {
    const deal = await lockDeal(ctx.tx, subject)
    await ctx.emit(dealProgressed, {
      aggregate: deal.id,
      payload: { dealId: deal.id, trade: state, state: deal.state },
      rooms: roomsOf(deal),
    })
  }),
  reaction(tradeExchanged, (trade, ctx) => follow(ctx, resultOf(trade))),
  reaction(tradeEnded, (trade, ctx) => follow(ctx, resultOf(trade))),
]
