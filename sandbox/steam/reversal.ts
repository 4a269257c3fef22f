import { move, recordTrade } from './exchange'
import { isProtected } from './items'
import { reversalBan, TradeStatus } from './numbers'
import type { Move, TradeRow } from './rows'
import type { World } from './world'

/** Every trade of the account that is still protected goes back at once; the account may not trade for 30 days. */
export function reverse(world: World, steamId: string): TradeRow[] {
  const account = world.accounts.get(steamId)
  if (!account) return []
  const returned = world
    .tradesWith(steamId)
    .filter((trade) => reversible(world, trade))
    .map((trade) => undo(world, trade))
  if (returned.length > 0) world.accounts.put({ ...account, restrictedUntil: world.now() + reversalBan })
  return returned
}

const reversible = (world: World, trade: TradeRow) =>
  trade.status === TradeStatus.complete &&
  trade.rollbackOf === null &&
  trade.moves.some((one) => {
    const asset = one.newAssetId ? world.assets.get(one.newAssetId) : undefined
    return asset?.owner === one.to && isProtected(world, asset)
  })

function undo(world: World, trade: TradeRow): TradeRow {
  const back: Move[] = []
  const moves = trade.moves.map((one) => {
    const asset = one.newAssetId ? world.assets.get(one.newAssetId) : undefined
    if (!asset || asset.owner !== one.to || asset.heldBy) return one
    world.putAsset({ ...asset, owner: one.from, protectedUntil: 0 })
    const item = { ...one.item, assetid: asset.id, contextid: one.newContextId ?? '2' }
    back.push({ ...move(one.to, one.from)(item), newAssetId: asset.id, newContextId: '2' })
    return { ...one, rollbackAssetId: asset.id, rollbackContextId: '2' }
  })
  world.putTrade({ ...trade, status: TradeStatus.reversed, moves })
  const { offerId, a, b } = trade
  const rollback = world.putTrade({
    id: world.nextId('trade'),
    offerId,
    a,
    b,
    started: world.now(),
    status: TradeStatus.complete,
    moves: back,
    escrowEnds: 0,
    rollbackOf: trade.id,
  })
  recordTrade(world, 'reversal', rollback)
  return rollback
}
