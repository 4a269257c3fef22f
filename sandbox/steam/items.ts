import { protectedApps } from './numbers'
import { SteamRefusal } from './refusal'
import type { Asset, Description, OfferItem, Property } from './rows'
import type { World } from './world'

export const contextOf = (world: World, asset: Asset): string =>
  asset.protectedUntil > world.now() ? '16' : '2'

export const descriptionOf = (world: World, item: { appid: number; classid: string; instanceid: string }) =>
  world.descriptions.get(`${item.appid}_${item.classid}_${item.instanceid}`)

export const nameOf = (world: World, item: OfferItem | Asset): string =>
  descriptionOf(world, item)?.name ?? 'Unknown item'

export function offerItemOf(world: World, asset: Asset): OfferItem {
  const { appid, classid, instanceid, amount } = asset
  return { appid, contextid: contextOf(world, asset), assetid: asset.id, classid, instanceid, amount }
}

/** A new asset in somebody's inventory. */
export function mint(
  world: World,
  owner: string,
  description: Description,
  properties: Property[] = [],
): Asset {
  world.descriptions.put(description)
  const asset: Asset = {
    id: world.nextId('asset'),
    appid: description.appid,
    classid: description.classid,
    instanceid: description.instanceid,
    owner,
    amount: 1,
    protectedUntil: 0,
    heldBy: null,
    properties,
  }
  const { id, appid, classid, instanceid } = asset
  world.journal.record(world.now(), 'mint', { asset: id, owner, appid, classid, instanceid })
  return world.putAsset(asset)
}

/** The item leaves Steam (used up, sold on the market). */
export function consume(world: World, asset: Asset) {
  world.dropAsset(asset)
  world.journal.record(world.now(), 'consume', { asset: asset.id, owner: asset.owner })
}

export const isProtected = (world: World, asset: Asset) => asset.protectedUntil > world.now()

export const protectsItems = (appid: number) => protectedApps.has(appid)

/** The asset when `owner` may trade it right now, else a refusal with result 26. */
export function tradableAsset(
  world: World,
  owner: string,
  wanted: { appid: number; contextid: string; assetid: string },
) {
  const asset = world.assets.get(wanted.assetid)
  const gone = !asset || asset.owner !== owner || asset.heldBy !== null || asset.appid !== wanted.appid
  const locked = !gone && (isProtected(world, asset) || descriptionOf(world, asset)?.tradable !== true)
  if (gone || locked || wanted.contextid !== '2')
    throw new SteamRefusal(26, 'There was an error sending your trade offer. Please try again later.')
  return asset
}
