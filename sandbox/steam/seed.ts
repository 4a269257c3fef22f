import { createAccount } from './people'
import { giveItems } from './stock'
import type { World } from './world'

export function seedWorld(world: World) {
  for (const [steamId, login] of [
    ['76561198000000101', 'ilse.b'],
    ['76561198000000102', 'mferreira'],
  ] as const) {
    createAccount(world, { steamId, login, persona: login })
    giveItems(world, steamId, { appid: 570, count: 10 })
  }
  createAccount(world, { steamId: '76561198000000201', login: 'tp-bot-1', bot: true })
}
