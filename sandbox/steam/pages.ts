import { html, type Reply, redirect } from '../http'
import { escapeHtml } from '../page'
import { nameOf } from './items'
import { accountIdOf, gameNames, Offer, steamIdOf, tradeUrlOf } from './numbers'
import type { Call, Route } from './route'
import type { Account } from './rows'
import { deadTradeUrl, unavailable } from './send'

const page = (path: RegExp, handle: Route['handle']): Route => ({
  site: 'community',
  method: 'GET',
  path,
  signedIn: 'page',
  handle,
})

/** Steam's own HTML, as far as the libraries read it; the pages for people are elsewhere. */
export const pageRoutes: Route[] = [
  page(/^\/my\/?$/, (call) => redirect(`https://steamcommunity.com/profiles/${call.steamId}/`)),
  page(/^\/profiles\/(\d{17})\/tradeoffers\/privacy\/?$/, privacy),
  page(/^\/tradeoffer\/new\/?$/, newOffer),
  page(/^\/tradeoffer\/(\d+)\/?$/, receivedOffer),
  page(/^\/trade\/(\d+)\/receipt\/?$/, receipt),
  { site: 'community', method: 'GET', path: /^\/profiles\/(\d{17})\/?$/, handle: profile },
]

const errorPage = (message: string) =>
  html(`<html><body>\n<div id="error_msg">\n${escapeHtml(message)}\n</div>\n</body></html>`)

function privacy(call: Call): Reply {
  const account = call.world.accounts.get(call.params[0] ?? '')
  if (!account || account.id !== call.steamId)
    return redirect('https://steamcommunity.com/my/tradeoffers/privacy')
  const url = escapeHtml(tradeUrlOf(account))
  return html(`<html><body>\n<input id="trade_offer_access_url" value="${url}">\n</body></html>`)
}

function newOffer(call: Call): Reply {
  const partner = call.query.get('partner') ?? ''
  const them = /^\d{1,10}$/.test(partner) ? call.world.accounts.get(steamIdOf(partner)) : undefined
  const me = call.world.accounts.get(call.steamId)
  if (!them || !me || them.id === me.id)
    return errorPage('Sorry, some kind of error has occurred: invalid partner.')
  if (call.query.get('token') !== them.tradeToken) return errorPage(deadTradeUrl(them))
  if (them.tradeBanned)
    return errorPage(`You cannot trade with ${them.persona} because they have a trade ban.`)
  if (them.cannotTrade || them.restrictedUntil > call.world.now()) return errorPage(unavailable(them))
  return offerPage(call, me, them)
}

function receivedOffer(call: Call): Reply {
  const offer = call.world.offers.get(call.params[0] ?? '')
  const me = call.world.accounts.get(call.steamId)
  const them = call.world.accounts.get((offer?.from === call.steamId ? offer.to : offer?.from) ?? '')
  if (!offer || !me || !them || offer.to !== me.id || offer.state !== Offer.active)
    return errorPage('The trade offer does not exist or is no longer valid.')
  return offerPage(call, me, them)
}

/** Byte shape matters: a newline before the script, plain assignments, digits for the escrow days. */
function offerPage(call: Call, me: Account, them: Account): Reply {
  const avatar = (account: Account) =>
    `<img src="https://avatars.sandbox/${account.id}.jpg" data-miniprofile="${accountIdOf(account.id)}">`
  const text = (value: string) => JSON.stringify(value).replaceAll('<', '\\u003c')
  return html(`<html><body>
${avatar(me)}
${avatar(them)}
<script type="text/javascript">
	var g_rgAppContextData = ${contexts(call, me)};
	var g_rgPartnerAppContextData = ${contexts(call, them)};
	var g_strYourPersonaName = ${text(me.persona)};
	var g_strTradePartnerPersonaName = ${text(them.persona)};
	var g_bTradePartnerProbation = ${them.escrowDays > 0};
	var g_daysMyEscrow = ${me.escrowDays};
	var g_daysTheirEscrow = ${them.escrowDays};
</script>
</body></html>`)
}

function contexts(call: Call, account: Account): string {
  const counts = new Map<number, number>()
  for (const asset of account.private && account.id !== call.steamId ? [] : call.world.assetsOf(account.id))
    counts.set(asset.appid, (counts.get(asset.appid) ?? 0) + 1)
  const entries = [...counts].map(([appid, count]) => {
    const context = { 2: { id: '2', name: 'Backpack', asset_count: count } }
    return [appid, { appid, name: gameNames[appid], asset_count: count, rgContexts: context }]
  })
  return JSON.stringify(Object.fromEntries(entries))
}

function receipt(call: Call): Reply {
  const trade = call.world.trades.get(call.params[0] ?? '')
  if (!trade || (trade.a !== call.steamId && trade.b !== call.steamId))
    return errorPage('You do not have permission to view this trade receipt.')
  const blocks = trade.moves
    .filter((one) => one.to === call.steamId && one.newAssetId)
    .map((one, index) => {
      const { appid, classid, instanceid, amount } = one.item
      const ids = { id: one.newAssetId, appid, contextid: one.newContextId, classid, instanceid }
      const item = JSON.stringify({ ...ids, amount: String(amount), name: nameOf(call.world, one.item) })
      return `\toItem = ${item.replaceAll('<', '\\u003c')};\n\tBuildHover( 'item${index}', oItem, UserYou );`
    })
  return html(
    `<html><body>\n<script type="text/javascript">\n\tvar oItem;\n${blocks.join('\n')}\n</script>\n</body></html>`,
  )
}

/** The public profile as XML (`?xml=1`), the only place that names a persona without a login. */
/** The public profile as XML, which is read without any login. */
export function profile(call: Call): Reply {
  const account = call.world.accounts.get(call.params[0] ?? '')
  const reply = (body: string): Reply => ({
    status: 200,
    headers: { 'content-type': 'text/xml; charset=utf-8' },
    body: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${body}`,
  })
  if (!account)
    return reply('<response><error><![CDATA[The specified profile could not be found.]]></error></response>')
  const privacy = account.private ? 'private' : 'public'
  const facts = [
    `<steamID64>${account.id}</steamID64>`,
    `<steamID><![CDATA[${account.persona.replaceAll(']]>', '')}]]></steamID>`,
    '<onlineState>online</onlineState><stateMessage><![CDATA[Online]]></stateMessage>',
    `<privacyState>${privacy}</privacyState><visibilityState>${account.private ? 1 : 3}</visibilityState>`,
    `<vacBanned>0</vacBanned><tradeBanState>${account.tradeBanned ? 'Banned' : 'None'}</tradeBanState>`,
    '<isLimitedAccount>0</isLimitedAccount>',
  ]
  return reply(`<profile>${facts.join('')}</profile>`)
}
