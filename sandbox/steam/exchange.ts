import { contextOf, protectsItems } from './items'
import { day, Offer, protectionTime, TradeStatus } from './numbers'
import type { Move, OfferItem, OfferRow, TradeRow } from './rows'
import type { World } from './world'

/** The acceptance is final: items change hands now, or are held when a party has escrow days. */
export function execute(world: World, offer: OfferRow): TradeRow {
  const days = Math.max(
    world.accounts.get(offer.from)?.escrowDays ?? 0,
    world.accounts.get(offer.to)?.escrowDays ?? 0,
  )
  const now = world.now()
  const fails = world.tradeFails(`/tradeoffer/${offer.id}/accept`)
  const held = days > 0 && !fails
  const trade: TradeRow = {
    id: world.nextId('trade'),
    offerId: offer.id,
    a: offer.from,
    b: offer.to,
    started: now,
    status: fails ? TradeStatus.failed : held ? TradeStatus.inEscrow : TradeStatus.complete,
    moves: [...offer.give.map(move(offer.from, offer.to)), ...offer.take.map(move(offer.to, offer.from))],
    escrowEnds: held ? now + days * day : 0,
    rollbackOf: null,
  }
  if (held) hold(world, trade)
  else if (!fails) trade.moves = trade.moves.map((one) => exchange(world, one))
  world.putTrade(trade)
  const state = held ? Offer.inEscrow : Offer.accepted
  changeOffer(
    world,
    offer,
    { state, tradeId: trade.id, escrowEnds: trade.escrowEnds, confirmation: 0 },
    'accept',
  )
  recordTrade(world, fails ? 'failed' : held ? 'hold' : 'trade', trade)
  if (!fails) invalidateCompetitors(world, offer)
  return trade
}

export function finishEscrow(world: World, offer: OfferRow) {
  const trade = offer.tradeId ? world.trades.get(offer.tradeId) : undefined
  if (!trade) return
  for (const { item } of trade.moves) release(world, item.assetid)
  const done = {
    ...trade,
    status: TradeStatus.complete,
    moves: trade.moves.map((one) => exchange(world, one)),
  }
  world.putTrade(done)
  changeOffer(world, offer, { state: Offer.accepted, escrowEnds: 0 }, 'escrow')
  recordTrade(world, 'trade', done)
}

/** Calls off a trade that is still held: items stay with their owners. */
export function rollBackEscrow(world: World, offer: OfferRow) {
  const trade = offer.tradeId ? world.trades.get(offer.tradeId) : undefined
  if (!trade || trade.status !== TradeStatus.inEscrow) return
  for (const { item } of trade.moves) release(world, item.assetid)
  const done = { ...trade, status: TradeStatus.escrowRollback }
  world.putTrade(done)
  changeOffer(world, offer, { state: Offer.cancelled, escrowEnds: 0 }, 'escrow')
  recordTrade(world, 'escrowRollback', done)
}

export function changeOffer(
  world: World,
  offer: OfferRow,
  change: Partial<OfferRow>,
  verb: string,
): OfferRow {
  const updated = world.now() - world.backdate(`/tradeoffer/${offer.id}/${verb}`)
  return world.putOffer({ ...offer, ...change, updated })
}

export const move =
  (from: string, to: string) =>
  (item: OfferItem): Move => ({
    item,
    from,
    to,
    newAssetId: null,
    newContextId: null,
    rollbackAssetId: null,
    rollbackContextId: null,
  })

function exchange(world: World, one: Move): Move {
  const asset = world.assets.get(one.item.assetid)
  if (!asset) return one
  world.dropAsset(asset)
  const protectedUntil = protectsItems(asset.appid) ? world.now() + protectionTime : 0
  const fresh = world.putAsset({
    ...asset,
    id: world.nextId('asset'),
    owner: one.to,
    protectedUntil,
    heldBy: null,
  })
  return { ...one, newAssetId: fresh.id, newContextId: contextOf(world, fresh) }
}

function hold(world: World, trade: TradeRow) {
  for (const { item } of trade.moves) {
    const asset = world.assets.get(item.assetid)
    if (asset) world.putAsset({ ...asset, heldBy: trade.id })
  }
}

function release(world: World, assetId: string) {
  const asset = world.assets.get(assetId)
  if (asset) world.putAsset({ ...asset, heldBy: null })
}

function invalidateCompetitors(world: World, done: OfferRow) {
  const moved = new Set([...done.give, ...done.take].map((item) => item.assetid))
  for (const offer of world.openOffers()) {
    if (offer.id === done.id || offer.state === Offer.inEscrow) continue
    const hit = [...offer.give, ...offer.take].some((item) => moved.has(item.assetid))
    if (hit) changeOffer(world, offer, { state: Offer.invalidItems, confirmation: 0 }, 'invalid')
  }
}

export function recordTrade(world: World, kind: string, trade: TradeRow) {
  const { id, offerId, a, b, status, rollbackOf } = trade
  const moves = trade.moves.map((one) => ({
    asset: one.item.assetid,
    newAsset: one.newAssetId,
    from: one.from,
    to: one.to,
    appid: one.item.appid,
    classid: one.item.classid,
    instanceid: one.item.instanceid,
  }))
  const message = world.offers.get(offerId)?.message ?? ''
  world.journal.record(world.now(), kind, {
    trade: id,
    offer: offerId,
    message,
    a,
    b,
    status,
    rollbackOf,
    moves,
  })
}
