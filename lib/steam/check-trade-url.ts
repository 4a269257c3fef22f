import { refuse } from '@/lib/kernel/errors'
import { parseTradeUrl } from './engine/trade-url'

const demand: (ok: boolean, code: string, sentence: string) => asserts ok = (ok, code, sentence) => {
  if (!ok) refuse(code, sentence, { status: 400, fields: { tradeUrl: sentence } })
}

/** The token of a trade URL that belongs to this very account; anything else is refused with a sentence. */
export function checkTradeUrl(steamId: string, url: string): { token: string } {
  const read = parseTradeUrl(url)
  demand(
    read !== null,
    'trade_url_invalid',
    'This is not a Steam trade URL. Copy it from Steam: Inventory, Trade Offers, "Who can send me Trade Offers?".',
  )
  demand(
    read.steamId === steamId,
    'trade_url_of_another',
    'This trade URL belongs to another Steam account. Copy the one of the account you linked.',
  )
  return { token: read.token }
}
