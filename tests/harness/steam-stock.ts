import type { Sandbox } from '../../sandbox/start'
import { createAccount } from '../../sandbox/steam/people'
import type { Account } from '../../sandbox/steam/rows'
import { giveItems } from '../../sandbox/steam/stock'

export type SteamWorld = Sandbox & {
  /** A Steam account with `count` items of a game (Dota 2). */
  account(options?: { items?: number; appId?: number; bot?: boolean }): Account
  /** Asset ids an account owns. */
  assetIds(steamId: string): string[]
}

/** A running simulator, with accounts and items at hand. */
export const stocked = (sandbox: Sandbox): SteamWorld => ({
  ...sandbox,
  account: ({ items = 0, appId = 570, bot = false } = {}) => {
    const account = createAccount(sandbox.world, { bot })
    if (items > 0) giveItems(sandbox.world, account.id, { appid: appId, count: items })
    return account
  },
  assetIds: (steamId) => sandbox.world.assetsOf(steamId).map((asset) => asset.id),
})

/** Leads the product to a simulator, with a test's pace. */
export function steamSettings(url: string): void {
  process.env.STEAM_URL = url
  process.env.STRIPE_URL = url
  process.env.STEAM_TIMEOUT_MS ??= '1000'
  process.env.STEAM_VISIBILITY_MS ??= '600'
  process.env.STEAM_POLL_MS ??= '60'
  process.env.STEAM_IDLE_POLL_MS ??= '120'
  process.env.STEAM_BOT_RATE ??= '500'
  process.env.STEAM_ADDRESS_RATE ??= '2000'
}
