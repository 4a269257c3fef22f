import { bots } from './bots'
import { myInventory } from './my-inventory'
import { recheckTrade } from './recheck-trade'
import { registerBot } from './register-bot'
import { setBotState } from './set-bot-state'

export const steamApi = {
  'GET /steam/inventory': myInventory,
  'GET /admin/bots': bots,
  'POST /admin/bots': registerBot,
  'POST /admin/bots/:botId/state': setBotState,
  'POST /admin/trades/:tradeId/recheck': recheckTrade,
}
