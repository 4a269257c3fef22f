import type {
  AssetRef,
  ExchangeStatus,
  ExchangeView,
  MovedAsset,
  OfferState,
  OfferView,
  SteamAsset,
} from '../port'
import type { RawAsset, RawOffer, RawOfferItem, RawTrade } from './steam-vendor'

const offerStates: Record<number, OfferState> = {
  2: 'active',
  3: 'accepted',
  4: 'countered',
  5: 'expired',
  6: 'cancelled',
  7: 'declined',
  8: 'invalid_items',
  9: 'needs_confirmation',
  10: 'cancelled_2fa',
  11: 'escrow',
}

/** 12 is a reversal under Trade Protection; the vendor library does not know it. */
const exchangeStatuses: Record<number, ExchangeStatus> = {
  0: 'pending',
  1: 'pending',
  2: 'pending',
  3: 'complete',
  4: 'failed',
  5: 'rolled_back',
  6: 'rolled_back',
  7: 'rolled_back',
  8: 'rolled_back',
  9: 'rolled_back',
  10: 'escrow',
  11: 'escrow_rolled_back',
  12: 'reversed',
}

export const offerView = (raw: RawOffer): OfferView => ({
  offerId: raw.id,
  partnerSteamId: raw.partner.getSteamID64(),
  message: raw.message ?? '',
  state: offerStates[raw.state] ?? 'unreadable',
  tradeId: raw.tradeID,
  give: raw.itemsToGive.map(assetRef),
  take: raw.itemsToReceive.map(assetRef),
  createdAt: raw.created,
  updatedAt: raw.updated,
})

const assetRef = (raw: RawOfferItem): AssetRef => ({
  appId: Number(raw.appid),
  contextId: String(raw.contextid),
  assetId: String(raw.assetid),
})

export const rawItem = (asset: AssetRef): RawOfferItem => ({
  appid: asset.appId,
  contextid: asset.contextId,
  assetid: asset.assetId,
})

type RawMoved = NonNullable<RawTrade['assets_given']>[number]

const moved = (raw: RawMoved): MovedAsset => ({
  ...assetRef(raw),
  newAssetId: raw.new_assetid ? String(raw.new_assetid) : null,
  newContextId: raw.new_contextid ? String(raw.new_contextid) : null,
  rollbackAssetId: raw.rollback_new_assetid ? String(raw.rollback_new_assetid) : null,
  rollbackContextId: raw.rollback_new_contextid ? String(raw.rollback_new_contextid) : null,
})

export const exchangeView = (raw: RawTrade): ExchangeView => ({
  tradeId: String(raw.tradeid),
  status: exchangeStatuses[raw.status] ?? 'unreadable',
  startedAt: new Date(raw.time_init * 1_000),
  received: (raw.assets_received ?? []).map(moved),
  given: (raw.assets_given ?? []).map(moved),
})

const wearProperty = 2
const seedProperty = 1

export function assetView(raw: RawAsset): SteamAsset {
  const property = (id: number) => raw.asset_properties?.find((one) => one.propertyid === id)
  const wear = Number(property(wearProperty)?.float_value ?? Number.NaN)
  const seed = Number(property(seedProperty)?.int_value ?? Number.NaN)
  return {
    ...assetRef(raw),
    classId: String(raw.classid),
    instanceId: String(raw.instanceid),
    amount: Number(raw.amount) || 1,
    name: raw.name ?? raw.market_hash_name ?? 'Unknown item',
    marketHashName: raw.market_hash_name ?? raw.name ?? 'Unknown item',
    type: raw.type ?? '',
    color: raw.name_color || null,
    tradable: raw.tradable,
    marketable: raw.marketable,
    tags: (raw.tags ?? []).map((tag) => ({
      category: tag.category,
      internalName: tag.internal_name,
      name: tag.name,
    })),
    wear: Number.isFinite(wear) ? wear : null,
    paintSeed: Number.isFinite(seed) ? seed : null,
  }
}
