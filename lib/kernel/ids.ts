import { TypeID, typeid } from 'typeid-js'
import { z } from 'zod'

/** Every kind of thing that has a public id. */
export const idPrefixes = {
  user: 'usr',
  session: 'ses',
  token: 'tok',
  link: 'lnk',
  passkey: 'psk',
  letter: 'ltr',
  item: 'itm',
  listing: 'lst',
  goods: 'gds',
  shipping: 'shp',
  order: 'ord',
  sellerOrder: 'sor',
  refund: 'rfd',
  dispute: 'dsp',
  disputeFile: 'dsf',
  earning: 'ern',
  feeRule: 'fee',
  cart: 'crt',
  cartLine: 'cln',
  deal: 'deal',
  trade: 'trd',
  bot: 'bot',
  hold: 'hld',
  posting: 'pst',
  payment: 'pay',
  payout: 'pyt',
  cardDispute: 'cdp',
  difference: 'dif',
  job: 'job',
  request: 'req',
  audit: 'aud',
  notification: 'ntf',
  delivery: 'dlv',
  channelAddress: 'adr',
  export: 'exp',
  backtest: 'bkt',
  strategy: 'str',
  strategyVersion: 'stv',
  instrument: 'ins',
  series: 'ser',
  candleImport: 'imp',
  coupon: 'cpn',
  giftCard: 'gft',
} as const

export type IdKind = keyof typeof idPrefixes

export const newId = (kind: IdKind): string => typeid(idPrefixes[kind]).toString()

const suffix = '[0-7][0-9a-hjkmnp-tv-z]{25}'

/** A TypeID with the prefix of its kind, for example `deal_01jd7q2m4k...`. */
export const idSchema = (kind: IdKind) =>
  z
    .string()
    .regex(
      new RegExp(`^${idPrefixes[kind]}_${suffix}$`),
      `Must be an id that begins with ${idPrefixes[kind]}_.`,
    )

export const publicId = (kind: IdKind, uuid: string): string =>
  TypeID.fromUUID(idPrefixes[kind], uuid).toString()

export const uuidOf = (id: string): string => TypeID.fromString(id).toUUID()
