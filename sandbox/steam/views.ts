import { contextOf, descriptionOf } from './items'
import { gameNames, tradeUrlOf } from './numbers'
import type { Account, Asset, OfferItem, OfferRow, TradeRow } from './rows'
import type { World } from './world'

const stateNames = [
  'unknown',
  'invalid',
  'active',
  'accepted',
  'countered',
  'expired',
  'cancelled',
  'declined',
  'invalid items',
  'needs confirmation',
  'cancelled by second factor',
  'in escrow',
]
const tradeNames: Record<number, string> = {
  3: 'complete',
  4: 'failed',
  10: 'in escrow',
  11: 'escrow rolled back',
  12: 'reversed',
}

/** Without password and secrets; those of the demo world are in data/steam/demo-world.json. */
export function accountView(account: Account) {
  const { id, password: _password, sharedSecret: _shared, identitySecret: _identity, ...rest } = account
  return { steamId: id, ...rest, tradeUrl: tradeUrlOf(account) }
}
export type AccountView = ReturnType<typeof accountView>

export function itemView(world: World, asset: Asset) {
  const description = descriptionOf(world, asset)
  return {
    assetid: asset.id,
    appid: asset.appid,
    contextid: contextOf(world, asset),
    classid: asset.classid,
    instanceid: asset.instanceid,
    game: gameNames[asset.appid] ?? '',
    name: description?.name ?? '',
    marketHashName: description?.marketHashName ?? '',
    type: description?.type ?? '',
    color: description?.color ?? '',
    tradable: description?.tradable === true && asset.protectedUntil <= world.now(),
    protectedUntil: asset.protectedUntil > world.now() ? asset.protectedUntil : null,
    heldBy: asset.heldBy,
    properties: asset.properties,
  }
}
export type ItemView = ReturnType<typeof itemView>

export function offerView(world: World, offer: OfferRow) {
  const named = (item: OfferItem) => ({
    ...item,
    name: descriptionOf(world, item)?.name ?? '',
    color: descriptionOf(world, item)?.color ?? '',
  })
  return {
    id: offer.id,
    from: offer.from,
    fromPersona: world.accounts.get(offer.from)?.persona ?? '',
    to: offer.to,
    toPersona: world.accounts.get(offer.to)?.persona ?? '',
    message: offer.message,
    give: offer.give.map(named),
    take: offer.take.map(named),
    state: offer.state,
    stateName: stateNames[offer.state] ?? String(offer.state),
    created: offer.created,
    updated: offer.updated,
    expires: offer.expires,
    tradeId: offer.tradeId,
    escrowEnds: offer.escrowEnds,
  }
}
export type OfferView = ReturnType<typeof offerView>

export function tradeView(world: World, trade: TradeRow) {
  return {
    id: trade.id,
    offerId: trade.offerId,
    a: trade.a,
    b: trade.b,
    started: trade.started,
    status: trade.status,
    statusName: tradeNames[trade.status] ?? String(trade.status),
    escrowEnds: trade.escrowEnds,
    rollbackOf: trade.rollbackOf,
    moves: trade.moves.map((one) => ({ ...one, name: descriptionOf(world, one.item)?.name ?? '' })),
  }
}
export type TradeView = ReturnType<typeof tradeView>
