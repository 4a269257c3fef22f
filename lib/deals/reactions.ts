import { reaction } from '@/lib/kernel/reaction'
import { type TradeFacts, tradeEnded, tradeExchanged } from '@/lib/steam'
import { follow, type LegResult } from './follow'

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
  reaction(tradeExchanged, (trade, ctx) => follow(ctx, resultOf(trade))),
  reaction(tradeEnded, (trade, ctx) => follow(ctx, resultOf(trade))),
]
