import type { Row } from '../journal'

/** Row ids are Steam's own ids: SteamID64, asset id, offer id, trade id, confirmation id. */
export interface Account extends Row {
  login: string
  persona: string
  password: string
  sharedSecret: string
  identitySecret: string
  tradeToken: string
  bot: boolean
  authenticator: boolean
  escrowDays: number
  private: boolean
  cannotTrade: boolean
  tradeBanned: boolean
  newDevice: boolean
  acknowledged: boolean
  restrictedUntil: number
}

export interface Property {
  propertyid: number
  name: string
  int_value?: string
  float_value?: string
  string_value?: string
}

export interface Asset extends Row {
  appid: number
  classid: string
  instanceid: string
  owner: string
  amount: number
  protectedUntil: number
  heldBy: string | null
  properties: Property[]
}

export interface Tag {
  category: string
  internal_name: string
  localized_category_name: string
  localized_tag_name: string
  color?: string
}

export interface Line {
  type: string
  value: string
  color?: string
  name?: string
}

/** Id: `<appid>_<classid>_<instanceid>`. */
export interface Description extends Row {
  appid: number
  classid: string
  instanceid: string
  name: string
  marketHashName: string
  type: string
  tradable: boolean
  marketable: boolean
  commodity: boolean
  color: string
  tags: Tag[]
  lines: Line[]
}

export interface OfferItem {
  appid: number
  contextid: string
  assetid: string
  classid: string
  instanceid: string
  amount: number
}

export interface OfferRow extends Row {
  from: string
  to: string
  message: string
  /** What `from` gives and what `from` asks for. */
  give: OfferItem[]
  take: OfferItem[]
  state: number
  created: number
  updated: number
  expires: number
  tradeId: string | null
  escrowEnds: number
  confirmation: 0 | 2
  /** False while only the sender can see it. */
  shown: boolean
}

export interface Move {
  item: OfferItem
  from: string
  to: string
  newAssetId: string | null
  newContextId: string | null
  rollbackAssetId: string | null
  rollbackContextId: string | null
}

export interface TradeRow extends Row {
  offerId: string
  a: string
  b: string
  started: number
  status: number
  moves: Move[]
  escrowEnds: number
  rollbackOf: string | null
}

export interface Confirmation extends Row {
  nonce: string
  owner: string
  offerId: string
  act: 'send' | 'accept'
  created: number
}

export interface Token extends Row {
  steamId: string
  kind: 'access' | 'refresh'
  audience: string[]
  expires: number
  revoked: boolean
}

export interface Meta extends Row {
  offsetSeconds: number
  counters: Record<string, number>
  acceptLanguage: boolean
  seed: number
}
