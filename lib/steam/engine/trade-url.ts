/** A SteamID64 is this number plus the 32-bit account id that trade URLs call `partner`. */
const firstAccount = 76_561_197_960_265_728n

export interface TradeUrl {
  steamId: string
  token: string
}

/** Reads a Steam trade URL; null when it is none. */
export function parseTradeUrl(text: string): TradeUrl | null {
  const url = URL.parse(text.trim())
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname !== 'steamcommunity.com') return null
  if (!/^\/tradeoffer\/new\/?$/.test(url.pathname)) return null
  const partner = url.searchParams.get('partner') ?? ''
  const token = url.searchParams.get('token') ?? ''
  if (!/^[1-9]\d{0,9}$/.test(partner) || !/^[A-Za-z0-9_-]{8}$/.test(token)) return null
  if (BigInt(partner) > 0xffff_ffffn) return null
  return { steamId: (firstAccount + BigInt(partner)).toString(), token }
}

export const tradeUrlOf = ({ steamId, token }: TradeUrl): string =>
  `https://steamcommunity.com/tradeoffer/new/?partner=${BigInt(steamId) - firstAccount}&token=${token}`
