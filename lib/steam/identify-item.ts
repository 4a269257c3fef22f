import { and, eq, isNull } from 'drizzle-orm'
import { steamItem, steamSighting } from '@/db/schema/steam'
import type { Tx } from '@/lib/kernel/db'
import { refuse } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import type { Ctx } from '@/lib/kernel/operation'
import { cachedInventory, itemOfAsset } from './inventory'
import type { SteamAsset } from './port'
import type { InventoryItem, ItemFacts } from './schemas'
import { lockAsset, sight } from './sightings'

export interface IdentifiedItem {
  itemId: string
  facts: ItemFacts
  contextId: string
  assetId: string
  listable: InventoryItem['listable']
  referenceMinor: number | null
}

const oldestMs = 5 * 60_000

/**
 * The item behind an asset of an inventory that was just read (`refreshInventory`): known or new, with its present
 * whereabouts. Refusals: `inventory_private`, `inventory_unavailable`, `item_gone`.
 */
export async function identifyItem(
  ctx: Ctx,
  ownerSteamId: string,
  appId: number,
  assetId: string,
): Promise<IdentifiedItem> {
  const asset = await findAsset(ctx, ownerSteamId, appId, assetId)
  const view = itemOfAsset(asset)
  const { marketHashName, name, type, category, rarity, quality, wearer, exterior, wear, paintSeed } = view
  const facts = {
    appId,
    marketHashName,
    name,
    type,
    category,
    rarity,
    quality,
    wearer,
    exterior,
    wear,
    paintSeed,
  }
  await lockAsset(ctx.tx, asset)
  const itemId = await itemAt(ctx, ownerSteamId, asset, facts)
  const { contextId } = asset
  return { itemId, facts, contextId, assetId, listable: view.listable, referenceMinor: view.referenceMinor }
}

async function findAsset(ctx: Ctx, owner: string, appId: number, assetId: string): Promise<SteamAsset> {
  const reading = await cachedInventory(ctx.tx, owner, appId)
  if (!reading || ctx.now.getTime() - reading.readAt.getTime() > oldestMs)
    refuse('inventory_unavailable', 'Steam does not answer at the moment. Try again in a minute.')
  if (reading.state === 'private')
    refuse(
      'inventory_private',
      'Your Steam inventory is private. Make it public in your Steam privacy settings.',
    )
  const found = reading.items.find((item) => item.assetId === assetId)
  return found ?? refuse('item_gone', 'This item is not in your Steam inventory any more.')
}

async function itemAt(ctx: Ctx, owner: string, asset: SteamAsset, facts: ItemFacts): Promise<string> {
  const { appId, contextId, assetId } = asset
  const [here] = await ctx.tx
    .select({ itemId: steamSighting.itemId, owner: steamSighting.ownerSteamId })
    .from(steamSighting)
    .where(
      and(
        eq(steamSighting.appId, appId),
        eq(steamSighting.contextId, contextId),
        eq(steamSighting.assetId, assetId),
        isNull(steamSighting.untilAt),
      ),
    )
  if (here?.owner === owner) return here.itemId
  const itemId = here?.itemId ?? (await sameItem(ctx.tx, owner, facts)) ?? (await newItem(ctx, asset, facts))
  await sight(ctx.tx, ctx.now, itemId, { ownerSteamId: owner, appId, contextId, assetId })
  return itemId
}

/** An item with a float is one of a kind: found again under another asset id, it is the same item. */
async function sameItem(tx: Tx, owner: string, facts: ItemFacts): Promise<string | null> {
  const { appId, marketHashName, wear, paintSeed } = facts
  if (wear === null || paintSeed === null) return null
  const [known] = await tx
    .select({ id: steamItem.id })
    .from(steamItem)
    .innerJoin(steamSighting, and(eq(steamSighting.itemId, steamItem.id), isNull(steamSighting.untilAt)))
    .where(
      and(
        eq(steamItem.appId, appId),
        eq(steamItem.marketHashName, marketHashName),
        eq(steamItem.wear, wear),
        eq(steamItem.paintSeed, paintSeed),
        eq(steamSighting.ownerSteamId, owner),
      ),
    )
  return known?.id ?? null
}

async function newItem(ctx: Ctx, asset: SteamAsset, facts: ItemFacts): Promise<string> {
  const id = newId('item')
  const details = {
    classId: asset.classId,
    instanceId: asset.instanceId,
    color: asset.color,
    tags: asset.tags,
  }
  await ctx.tx.insert(steamItem).values({ id, ...facts, details, createdAt: ctx.now })
  return id
}
