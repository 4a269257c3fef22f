import { json, type Reply, text } from '../http'
import { accept, cancel, decline } from './answer'
import { SteamRefusal } from './refusal'
import type { Call, Route } from './route'
import { send, type Wanted } from './send'

export const offerRoutes: Route[] = [
  {
    site: 'community',
    method: 'POST',
    path: /^\/tradeoffer\/new\/send\/?$/,
    signedIn: 'post',
    handle: guarded(sendOffer),
  },
  {
    site: 'community',
    method: 'POST',
    path: /^\/tradeoffer\/(\d+)\/accept\/?$/,
    signedIn: 'post',
    handle: guarded(acceptOffer),
  },
  {
    site: 'community',
    method: 'POST',
    path: /^\/tradeoffer\/(\d+)\/cancel\/?$/,
    signedIn: 'post',
    handle: guarded(cancelOffer),
  },
  {
    site: 'community',
    method: 'POST',
    path: /^\/tradeoffer\/(\d+)\/decline\/?$/,
    signedIn: 'post',
    handle: guarded(declineOffer),
  },
  {
    site: 'community',
    method: 'POST',
    path: /^\/trade\/new\/acknowledge\/?$/,
    signedIn: 'post',
    handle: guarded(acknowledge),
  },
]

function guarded(handle: (call: Call) => Reply): (call: Call) => Reply {
  return (call) => {
    if (!call.form.sessionid || call.form.sessionid !== call.cookies.sessionid) return json(null, 400)
    try {
      return handle(call)
    } catch (error) {
      if (error instanceof SteamRefusal) return json({ strError: error.strError }, 500)
      throw error
    }
  }
}

function sendOffer(call: Call): Reply {
  const { form, world } = call
  const offer = send(world, {
    from: call.steamId,
    to: form.partner ?? '',
    token: fieldOf(form.trade_offer_create_params, 'trade_offer_access_token'),
    message: form.tradeoffermessage ?? '',
    give: wantedIn(form.json_tradeoffer, 'me'),
    take: wantedIn(form.json_tradeoffer, 'them'),
    counters: form.tradeofferid_countered || null,
  })
  if (offer.confirmation === 0) return json({ tradeofferid: offer.id })
  const waits = { needs_mobile_confirmation: true, needs_email_confirmation: false, email_domain: '' }
  return json({ tradeofferid: offer.id, ...waits })
}

function acceptOffer(call: Call): Reply {
  const accepted = accept(call.world, call.steamId, call.params[0] ?? '')
  if ('tradeId' in accepted) return json({ tradeid: accepted.tradeId })
  return json({
    tradeid: null,
    needs_mobile_confirmation: true,
    needs_email_confirmation: false,
    email_domain: '',
  })
}

function cancelOffer(call: Call): Reply {
  return json({ tradeofferid: cancel(call.world, call.steamId, call.params[0] ?? '').id })
}

function declineOffer(call: Call): Reply {
  return json({ tradeofferid: decline(call.world, call.steamId, call.params[0] ?? '').id })
}

function acknowledge(call: Call): Reply {
  const account = call.world.accounts.get(call.steamId)
  if (account && call.form.message === '1') call.world.accounts.put({ ...account, acknowledged: true })
  return text('')
}

function parsed(source: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(source ?? '{}')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function fieldOf(source: string | undefined, name: string): string | null {
  const value = parsed(source)[name]
  return typeof value === 'string' ? value : null
}

function wantedIn(source: string | undefined, side: 'me' | 'them'): Wanted[] {
  const half = parsed(source)[side] as
    | { assets?: { appid: number; contextid: string; assetid: string }[] }
    | undefined
  return (half?.assets ?? []).map(({ appid, contextid, assetid }) => ({
    appid: Number(appid),
    contextid: String(contextid),
    assetid: String(assetid),
  }))
}
