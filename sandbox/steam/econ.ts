import { json, type Reply } from '../http'
import { offerView, tradeView } from './econ-views'
import { descriptionView } from './inventory'
import { day, Offer } from './numbers'
import type { Call, Route } from './route'
import type { OfferRow } from './rows'
import type { World } from './world'

const pageSize = 500
const activeStates: number[] = [Offer.active, Offer.needsConfirmation, Offer.inEscrow]

const api = (path: RegExp, handle: Route['handle'], method: Route['method'] = 'GET'): Route => ({
  site: 'api',
  method,
  path,
  signedIn: 'token',
  handle,
})

export const econRoutes: Route[] = [
  api(/^\/IEconService\/GetTradeOffers\/v1\/?$/, tradeOffers),
  api(/^\/IEconService\/GetTradeOffer\/v1\/?$/, tradeOffer),
  api(/^\/IEconService\/GetTradeStatus\/v1\/?$/, tradeStatus),
  api(/^\/IEconService\/GetTradeHistory\/v1\/?$/, tradeHistory),
  api(/^\/IEconService\/GetTradeHoldDurations\/v1\/?$/, holdDurations),
  api(/^\/ISteamEconomy\/GetAssetClassInfo\/v1\/?$/, classInfo),
  api(/^\/ISteamUser\/GetPlayerSummaries\/v0*2\/?$/, playerSummaries),
  { site: 'api', method: 'POST', path: /^\/ITwoFactorService\/QueryTime\/v1\/?$/, handle: queryTime },
]

function tradeOffers(call: Call): Reply {
  const asked = (name: string) => call.query.get(name) === '1'
  const cutoff = Number(call.query.get('time_historical_cutoff') ?? 0)
  const start = Number(call.query.get('cursor') ?? 0) || 0
  const wanted = (offer: OfferRow) => {
    if (asked('active_only')) return activeStates.includes(offer.state) || offer.updated >= cutoff
    if (asked('historical_only')) return !activeStates.includes(offer.state) && offer.updated >= cutoff
    return true
  }
  const all = visibleTo(call.world, call.steamId)
    .filter(wanted)
    .sort((a, b) => Number(BigInt(b.id) - BigInt(a.id)))
  const page = all
    .slice(start, start + pageSize)
    .map((offer) => ({ offer, view: offerView(offer, call.steamId) }))
  const ours = page.filter(({ offer }) => offer.from === call.steamId).map(({ view }) => view)
  const theirs = page.filter(({ offer }) => offer.to === call.steamId).map(({ view }) => view)
  return json({
    response: {
      ...(asked('get_sent_offers') ? { trade_offers_sent: ours } : {}),
      ...(asked('get_received_offers') ? { trade_offers_received: theirs } : {}),
      next_cursor: start + pageSize < all.length ? start + pageSize : 0,
    },
  })
}

function tradeOffer(call: Call): Reply {
  const id = call.query.get('tradeofferid') ?? ''
  const offer = call.world.offers.get(id)
  const visible = offer && (offer.from === call.steamId || (offer.to === call.steamId && offer.shown))
  return json({ response: visible ? { offer: offerView(offer, call.steamId), descriptions: [] } : {} })
}

function tradeStatus(call: Call): Reply {
  const trade = call.world.trades.get(call.query.get('tradeid') ?? '')
  const party = trade && (trade.a === call.steamId || trade.b === call.steamId)
  return json({ response: { trades: party ? [tradeView(trade, call.steamId)] : [] } })
}

function tradeHistory(call: Call): Reply {
  const max = Math.min(Number(call.query.get('max_trades') ?? 100) || 100, 500)
  const before = Number(call.query.get('start_after_time') ?? 0)
  const beforeId = call.query.get('start_after_tradeid')
  const back = call.query.get('navigating_back') === '1'
  const failed = call.query.get('include_failed') === '1'
  const all = call.world
    .tradesWith(call.steamId)
    .filter((trade) => failed || [3, 10, 12].includes(trade.status))
    .sort((a, b) => Number(BigInt(b.id) - BigInt(a.id)))
  const rest = all.filter((trade) => {
    if (beforeId) return back ? BigInt(trade.id) > BigInt(beforeId) : BigInt(trade.id) < BigInt(beforeId)
    return before === 0 || (back ? trade.started > before : trade.started < before)
  })
  const page = rest.slice(0, max).map((trade) => tradeView(trade, call.steamId))
  return json({ response: { total_trades: all.length, more: rest.length > max, trades: page } })
}

function holdDurations(call: Call): Reply {
  const other = call.world.accounts.get(call.query.get('steamid_target') ?? '')
  const me = call.world.accounts.get(call.steamId)
  if (!other || other.tradeToken !== call.query.get('trade_offer_access_token')) return json({ response: {} })
  const seconds = (days: number) => ({ escrow_end_duration_seconds: days * day })
  const mine = me?.escrowDays ?? 0
  return json({
    response: {
      my_escrow: seconds(mine),
      their_escrow: seconds(other.escrowDays),
      both_escrow: seconds(Math.max(mine, other.escrowDays)),
    },
  })
}

function classInfo(call: Call): Reply {
  const count = Number(call.query.get('class_count') ?? 0)
  if (!(count >= 1 && count <= 100)) return json({ result: { success: false, error: 'class_count' } }, 400)
  const result: Record<string, unknown> = { success: true }
  for (let i = 0; i < count; i++) {
    const classid = call.query.get(`classid${i}`) ?? ''
    const instanceid = call.query.get(`instanceid${i}`) ?? '0'
    const description = call.world.descriptions.get(`${call.query.get('appid')}_${classid}_${instanceid}`)
    if (!description) continue
    const { tags, descriptions, ...rest } = descriptionView(description)
    const key = instanceid === '0' ? classid : `${classid}_${instanceid}`
    result[key] = { ...rest, tags: { ...tags }, descriptions: { ...descriptions } }
  }
  return json({ result })
}

function playerSummaries(call: Call): Reply {
  const ids = (call.query.get('steamids') ?? '').split(',')
  const players = ids.flatMap((id) => {
    const account = call.world.accounts.get(id)
    if (!account) return []
    const profileurl = `https://steamcommunity.com/profiles/${id}/`
    return [
      {
        steamid: id,
        personaname: account.persona,
        profileurl,
        communityvisibilitystate: account.private ? 1 : 3,
      },
    ]
  })
  return json({ response: { players } })
}

/** The authenticator's clock is the real one; moving the simulated clock does not move it. */
function queryTime(): Reply {
  return json({
    response: { server_time: String(Math.floor(Date.now() / 1000)), skew_tolerance_seconds: '60' },
  })
}

const visibleTo = (world: World, steamId: string) =>
  world.offersWith(steamId).filter((offer) => offer.from === steamId || offer.shown)
