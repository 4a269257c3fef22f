/**
 * Steam: bots, inventories, items with their whereabouts, and trades, each carried out exactly once.
 * It never knows what a trade is for, and never touches money, listings or deals.
 */
export { cancelTrade, type TradeRef } from './cancel-trade'
export { drawItem } from './engine/art'
export { artInputOf } from './engine/art-input'
export { tradeEnded, tradeExchanged, tradeProgressed, tradeReversed } from './events'
export { itemOf, sentenceOf, tradesOf, whereAre, whereIs } from './queries'
export { requestTrade, type TradeRequest } from './request-trade'
