import { json, type Reply } from '../http'
import type { FaultAct } from './fault-kinds'
import { Offer } from './numbers'

interface SeenOffer {
  time_created: number
  trade_offer_state: number
}
interface SeenTrade {
  time_init: number
  status: number
  assets_received?: Record<string, unknown>[]
  assets_given?: Record<string, unknown>[]
}
interface Seen {
  response?: { trade_offers_sent?: SeenOffer[]; trade_offers_received?: SeenOffer[]; trades?: SeenTrade[] }
  tradeofferid?: string
}

/** Bends a good answer the way Steam's answers are sometimes bent. Answers of another shape stay as they are. */
export function reshape(act: FaultAct, reply: Reply, now: number): Reply {
  if (act.kind === 'eresult')
    return { ...reply, headers: { ...reply.headers, 'x-eresult': String(act.eresult) } }
  if (act.kind === 'emptyReceipt')
    return { ...reply, body: String(reply.body).replace(/\toItem = [\s\S]*(?=\n<\/script>)/, '') }
  if (reply.status !== 200 || !String(reply.headers['content-type']).startsWith('application/json'))
    return reply
  const seen = JSON.parse(String(reply.body)) as Seen
  if (act.kind === 'emptyOffers') return json({ response: {} })
  if (act.kind === 'wrongCancelId') return json({ tradeofferid: `${seen.tradeofferid ?? '1'}9` })
  if (act.kind === 'staleListing') return json(withoutNew(seen, now - act.seconds))
  if (act.kind === 'flapping') return json(flapped(seen))
  if (act.kind === 'tradeLag') return json(lagging(seen, now - act.seconds))
  return reply
}

function withoutNew({ response = {} }: Seen, since: number): Seen {
  const old = (list: SeenOffer[] = []) => list.filter((offer) => offer.time_created <= since)
  const { trade_offers_sent, trade_offers_received } = response
  return {
    response: {
      ...response,
      trade_offers_sent: old(trade_offers_sent),
      trade_offers_received: old(trade_offers_received),
    },
  }
}

function flapped({ response = {} }: Seen): Seen {
  const back = (list: SeenOffer[] = []) =>
    list.map((offer) =>
      offer.trade_offer_state === Offer.accepted ? { ...offer, trade_offer_state: Offer.active } : offer,
    )
  const { trade_offers_sent, trade_offers_received } = response
  return {
    response: {
      ...response,
      trade_offers_sent: back(trade_offers_sent),
      trade_offers_received: back(trade_offers_received),
    },
  }
}

function lagging({ response = {} }: Seen, since: number): Seen {
  const bare = (list: Record<string, unknown>[] = []) =>
    list.map(({ new_assetid: _id, new_contextid: _context, ...rest }) => rest)
  const trades = (response.trades ?? []).map((trade) => {
    if (trade.time_init <= since || trade.status !== 3) return trade
    return {
      ...trade,
      status: 1,
      assets_received: bare(trade.assets_received),
      assets_given: bare(trade.assets_given),
    }
  })
  return { response: { ...response, trades } }
}
