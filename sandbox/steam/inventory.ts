import { json, type Reply } from '../http'
import { contextOf, descriptionOf } from './items'
import { gameNames } from './numbers'
import type { Call, Route } from './route'
import type { Asset, Description } from './rows'
import { tokenOf } from './tokens'
import type { World } from './world'

const largestPage = 2000

export const inventoryRoutes: Route[] = [
  { site: 'community', method: 'GET', path: /^\/inventory\/(\d{17})\/(\d+)\/(\d+)\/?$/, handle: inventory },
]

export const signedInAs = (call: Call): string => {
  const [id, token] = (call.cookies.steamLoginSecure ?? '').split('||')
  const row = token ? tokenOf(call.world, token, 'access') : null
  return row && row.steamId === id ? row.steamId : ''
}

function inventory(call: Call): Reply {
  const { world } = call
  const [steamId = '', app = '', context = ''] = call.params
  const owner = world.accounts.get(steamId)
  const count = Number(call.query.get('count') ?? 75)
  if (!owner || !gameNames[Number(app)]) return json(null, 404)
  if (!(count >= 1 && count <= largestPage)) return json(null, 400)
  const own = signedInAs(call) === steamId
  if (owner.private && !own) return json(null, 403)
  if (context === '16' && !own) return json(null, 403)
  const all = listed(world, steamId, Number(app), context)
  if (all.length === 0) return json({ total_inventory_count: 0, success: 1, rwgrsn: -2 })
  const start = call.query.get('start_assetid')
  const from = start ? all.findIndex((asset) => asset.id === start) + 1 : 0
  const page = all.slice(from, from + count)
  const last = page.at(-1)
  const more = last && from + count < all.length ? { more_items: 1, last_assetid: last.id } : {}
  return json({
    assets: page.map((asset) => assetView(asset, context)),
    descriptions: descriptionsOf(world, page),
    asset_properties: page
      .filter((asset) => asset.properties.length > 0)
      .map((asset) => propertiesView(asset, context)),
    ...more,
    total_inventory_count: all.length,
    success: 1,
    rwgrsn: -2,
  })
}

/** Newest first, as Steam lists them. */
export function listed(world: World, owner: string, appid: number, context: string): Asset[] {
  return world
    .assetsOf(owner)
    .filter((asset) => asset.appid === appid && contextOf(world, asset) === context)
    .sort((a, b) => Number(BigInt(b.id) - BigInt(a.id)))
}

const assetView = (asset: Asset, contextid: string) => ({
  appid: asset.appid,
  contextid,
  assetid: asset.id,
  classid: asset.classid,
  instanceid: asset.instanceid,
  amount: String(asset.amount),
})

const propertiesView = (asset: Asset, contextid: string) => ({
  appid: asset.appid,
  contextid,
  assetid: asset.id,
  asset_properties: asset.properties,
})

function descriptionsOf(world: World, assets: Asset[]) {
  const seen = new Map<string, unknown>()
  for (const asset of assets) {
    const description = descriptionOf(world, asset)
    if (description) seen.set(description.id, descriptionView(description, asset.protectedUntil, world.now()))
  }
  return [...seen.values()]
}

/** As in an inventory; a protected item is not tradable and names the day on which it will be. */
export function descriptionView(description: Description, protectedUntil = 0, now = 0) {
  const locked = protectedUntil > now
  const { appid, classid, instanceid, name, marketHashName, type } = description
  return {
    appid,
    classid,
    instanceid,
    currency: 0,
    background_color: '',
    icon_url: `sandbox/${appid}/${classid}`,
    descriptions: description.lines,
    owner_descriptions: locked
      ? [{ type: 'html', value: protectionNote(protectedUntil), color: 'A75124' }]
      : [],
    tradable: description.tradable && !locked ? 1 : 0,
    name,
    name_color: description.color,
    type,
    market_name: marketHashName,
    market_hash_name: marketHashName,
    commodity: description.commodity ? 1 : 0,
    market_tradable_restriction: 7,
    market_marketable_restriction: 7,
    marketable: description.marketable && !locked ? 1 : 0,
    tags: description.tags,
    sealed: 0,
  }
}

function protectionNote(until: number): string {
  const when = new Date(until * 1000)
    .toUTCString()
    .replace(/^\w+, (\d+) (\w+) (\d+) (\S+) GMT$/, '$2 $1, $3 ($4) GMT')
  return `⇆ This item is trade-protected and cannot be consumed, modified, or transferred until ${when}`
}
