import { accountIdOf, Offer } from './numbers'
import type { Move, OfferItem, OfferRow, TradeRow } from './rows'

/** The shapes of IEconService, seen by one of the parties. */
export function offerView(offer: OfferRow, viewer: string) {
  const ours = offer.from === viewer
  const confirming = offer.state === Offer.needsConfirmation ? ours : !ours
  return {
    tradeofferid: offer.id,
    accountid_other: accountIdOf(ours ? offer.to : offer.from),
    message: offer.message,
    expiration_time: offer.expires,
    trade_offer_state: offer.state,
    items_to_give: (ours ? offer.give : offer.take).map(itemView),
    items_to_receive: (ours ? offer.take : offer.give).map(itemView),
    is_our_offer: ours,
    time_created: offer.created,
    time_updated: offer.updated,
    ...(offer.tradeId ? { tradeid: offer.tradeId } : {}),
    from_real_time_trade: false,
    escrow_end_date: offer.escrowEnds,
    confirmation_method: confirming ? offer.confirmation : 0,
    eresult: 1,
  }
}

const itemView = (item: OfferItem) => ({
  ...item,
  amount: String(item.amount),
  missing: false,
  est_usd: '100',
})

export function tradeView(trade: TradeRow, viewer: string) {
  const given = trade.moves.filter((one) => one.from === viewer).map(moveView)
  const received = trade.moves.filter((one) => one.to === viewer).map(moveView)
  return {
    tradeid: trade.id,
    steamid_other: trade.a === viewer ? trade.b : trade.a,
    time_init: trade.started,
    ...(trade.escrowEnds > 0 ? { time_escrow_end: trade.escrowEnds } : {}),
    ...(trade.rollbackOf ? { rollback_trade: trade.rollbackOf } : {}),
    status: trade.status,
    ...(received.length > 0 ? { assets_received: received } : {}),
    ...(given.length > 0 ? { assets_given: given } : {}),
  }
}

const moveView = (one: Move) => ({
  ...one.item,
  amount: String(one.item.amount),
  ...(one.newAssetId ? { new_assetid: one.newAssetId, new_contextid: one.newContextId } : {}),
  ...(one.rollbackAssetId
    ? { rollback_new_assetid: one.rollbackAssetId, rollback_new_contextid: one.rollbackContextId }
    : {}),
})
