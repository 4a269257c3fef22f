/**
 * Steam: bots, inventories, items with their whereabouts, and trades, each carried out exactly once.
 * It never knows what a trade is for, and never touches money, listings or deals.
 */
export { artOf } from './art'
export { bots } from './bots'
export { cancelTrade, type TradeRef } from './cancel-trade'
export { checkTradeUrl } from './check-trade-url'
export { drawItem } from './engine/art'
export { artInputOf } from './engine/art-path'
export { tradeUrlOf } from './engine/trade-url'
export { tradeEnded, tradeExchanged, tradeProgressed } from './events'
export { expireUnsent, steamTimers } from './expire-unsent'
export { type IdentifiedItem, identifyItem } from './identify-item'
export { type InventoryReading, inventoryOf, refreshInventory } from './inventory'
export { knownItems } from './known-items'
export { myInventory } from './my-inventory'
export { steamPersonData } from './person-data'
export { tradesOf, whereIs } from './queries'
export { registerBot } from './register-bot'
export { requestTrade, type TradeRequest } from './request-trade'
export type { TradeFacts } from './schemas'
export { setBotState } from './set-bot-state'
export { type Fleet, startBots } from './start-bots'
