import { eq } from 'drizzle-orm'
import { steamInventory, steamSighting, steamTrade } from '@/db/schema/steam'
import type { PersonData } from '@/lib/kernel/person-data'

/** In the place of a SteamID that is no longer kept. */
const nobody = 'deleted'

/** Where items lay and which trades moved them is proof of deals: it stays, without the SteamID. */
export const steamPersonData: PersonData = {
  domain: 'steam',
  tables: ['steam_inventory', 'steam_sighting', 'steam_trade'],
  read: async (db, { steamId }) => {
    if (steamId === null) return {}
    return {
      inventories: await db.select().from(steamInventory).where(eq(steamInventory.ownerSteamId, steamId)),
      items: await db.select().from(steamSighting).where(eq(steamSighting.ownerSteamId, steamId)),
      trades: await db
        .select({
          leg: steamTrade.leg,
          items: steamTrade.items,
          message: steamTrade.message,
          state: steamTrade.state,
          offerId: steamTrade.offerId,
          steamTradeId: steamTrade.steamTradeId,
          createdAt: steamTrade.createdAt,
          updatedAt: steamTrade.updatedAt,
        })
        .from(steamTrade)
        .where(eq(steamTrade.partnerSteamId, steamId)),
    }
  },
  forget: async ({ tx }, { steamId }) => {
    if (steamId === null) return
    await tx.delete(steamInventory).where(eq(steamInventory.ownerSteamId, steamId))
    await tx
      .update(steamSighting)
      .set({ ownerSteamId: nobody })
      .where(eq(steamSighting.ownerSteamId, steamId))
    await tx
      .update(steamTrade)
      .set({ partnerSteamId: nobody, partnerToken: nobody })
      .where(eq(steamTrade.partnerSteamId, steamId))
  },
}
