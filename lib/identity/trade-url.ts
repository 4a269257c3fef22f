import { refuse } from '@/lib/kernel/errors'

/** A SteamID64 is this number plus the 32-bit account id that trade URLs call `partner`. */
const individualBase = 76_561_197_960_265_728n

const fields = (sentence: string) => ({ status: 400, fields: { tradeUrl: sentence } })

/** The token of a trade URL of this very account. Everything else is a refusal with a sentence. */
export function tradeTokenOf(tradeUrl: string, steamId: string): string {
  const url = URL.parse(tradeUrl.trim())
  const partner = url?.searchParams.get('partner') ?? ''
  const token = url?.searchParams.get('token') ?? ''
  const shaped =
    url?.hostname === 'steamcommunity.com' &&
    /^https?:$/.test(url.protocol) &&
    /^\/tradeoffer\/new\/?$/.test(url.pathname) &&
    /^[1-9]\d{0,9}$/.test(partner) &&
    /^[A-Za-z0-9_-]{8}$/.test(token)
  if (!shaped) {
    const sentence =
      'This is not a Steam trade URL. Copy it from Steam: Inventory, Trade Offers, "Who can send me Trade Offers?".'
    refuse('trade_url_invalid', sentence, fields(sentence))
  }
  if (individualBase + BigInt(partner) !== BigInt(steamId)) {
    const sentence =
      'This trade URL belongs to another Steam account. Copy the one of the account you linked.'
    refuse('trade_url_of_another', sentence, fields(sentence))
  }
  return token
}

export const tradeUrlOf = (steamId: string, token: string): string =>
  `https://steamcommunity.com/tradeoffer/new/?partner=${BigInt(steamId) - individualBase}&token=${token}`
