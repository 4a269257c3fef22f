import type { Db, Tx } from '@/lib/kernel/db'
import { cachedInventory, itemOfAsset } from './inventory'
import { steamIdOf } from './queries'
import type { InventoryItem } from './schemas'

const apps = [730, 570, 440]

/** What a person had on Steam when their inventories were last read, at most so many. Asks nobody outside. */
export async function knownItems(db: Db | Tx, personId: string, most: number): Promise<InventoryItem[]> {
  const steamId = await steamIdOf(db, personId)
  if (!steamId) return []
  const read = await Promise.all(apps.map((appId) => cachedInventory(db, steamId, appId)))
  return read
    .flatMap((one) => one?.items ?? [])
    .slice(0, most)
    .map(itemOfAsset)
}
