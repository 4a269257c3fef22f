import type { Reply } from '../http'
import { h, type Markup, page } from '../page'
import { gameNames, Offer, tradeUrlOf } from './numbers'
import { action, itemList, offerCard, said, when } from './page-parts'
import type { Call } from './route'
import type { Account } from './rows'
import { tradeView } from './views'

const missing = (what: string): Reply =>
  page({
    title: 'Not found',
    body: h`<p class="lead">There is no such ${what} here.</p><p><a href="/">All people</a></p>`,
    status: 404,
  })

const incoming = (call: Call, account: Account) =>
  call.world.openOffers().filter((one) => one.to === account.id && one.state === Offer.active)

function flags(call: Call, account: Account): Markup {
  const waiting = incoming(call, account).length
  const marks: [string, string][] = []
  if (waiting > 0) marks.push([`${waiting} offer${waiting === 1 ? '' : 's'} waiting`, 'hot'])
  if (account.private) marks.push(['private inventory', ''])
  if (account.escrowDays > 0) marks.push([`trades held ${account.escrowDays} days`, ''])
  if (account.tradeBanned) marks.push(['trade ban', 'bad'])
  if (account.cannotTrade) marks.push(['cannot trade', 'bad'])
  if (account.restrictedUntil > call.world.now()) marks.push(['reversed a trade', 'bad'])
  return h`<span class="tags"><span class="tag">${call.world.assetsOf(account.id).length} items</span>${marks.map(([text, kind]) => h`<span class="tag ${kind}">${text}</span>`)}</span>`
}

export function people(call: Call): Reply {
  const accounts = [...call.world.accounts.all()]
  const cards = (bots: boolean) =>
    h`<ul class="cards">${accounts
      .filter((one) => one.bot === bots)
      .slice(0, 200)
      .map(
        (one) =>
          h`<li><a class="card" href="/steam/${one.id}"><span class="name">${one.persona}</span><span class="dim mono">${one.id}</span>${flags(call, one)}</a></li>`,
      )}</ul>`
  const body = h`<p class="lead">Play anybody on the other side of Tradepost: open a person, look at their inventory and answer the offers they get.</p>
<h2>People</h2>${cards(false)}
<h2>Bots</h2>${cards(true)}
<h2>Clock</h2>
<p class="lead">Steam's clock stands at ${when(call.world.now())}. Moving it forward lifts trade protection, finishes held trades and expires offers and logins.</p>
<div class="row">${[
    ['1 hour', 3_600],
    ['1 day', 86_400],
    ['7 days and 1 hour', 608_400],
    ['15 days', 1_296_000],
  ].map(([label, seconds]) =>
    action('/do/advance', { seconds: String(seconds), back: '/' }, `Forward ${label}`),
  )}</div>
<br><form method="post" action="/do/advance" class="row"><input type="hidden" name="back" value="/"><label>Hours<input name="hours" type="number" min="0.1" step="0.1" max="10000" required></label><button type="submit">Forward</button></form>`
  return page({ title: 'The outside world', body, ...said(call) })
}

export function person(call: Call): Reply {
  const account = call.world.accounts.get(call.params[0] ?? '')
  if (!account) return missing('account')
  const { world, path } = call
  const offers = world
    .offersWith(account.id)
    .sort((a, b) => b.created - a.created || Number(BigInt(b.id) - BigInt(a.id)))
  const waiting = offers.filter((one) => one.to === account.id && one.state === Offer.active)
  const others = offers.filter((one) => !waiting.includes(one) && (one.from === account.id || one.shown))
  const assets = world.assetsOf(account.id)
  const trades = world.tradesWith(account.id).toReversed()
  const body = h`<p class="mono dim">${account.id} · login ${account.login}</p>
<dl><dt>Trade URL</dt><dd><code>${tradeUrlOf(account)}</code></dd></dl>${flags(call, account)}
<h2>Offers waiting for ${account.persona}</h2>
${waiting.length > 0 ? h`<div class="stack">${waiting.map((one) => offerCard(call, one, account.id))}</div>` : h`<p class="lead">None. When somebody sends an offer it appears here; reload to look again.</p>`}
<h2>Inventory</h2>
${assets.length === 0 ? h`<p class="lead">Empty.</p>` : null}
${Object.entries(gameNames).map(([appid, name]) => {
  const own = assets.filter((asset) => asset.appid === Number(appid)).toReversed()
  return own.length > 0 ? h`<h3>${name} · ${own.length}</h3>${itemList(world, own.slice(0, 300))}<br>` : null
})}
<h2>Other offers</h2>
${others.length > 0 ? h`<div class="stack">${others.slice(0, 50).map((one) => offerCard(call, one, account.id))}</div>` : h`<p class="lead">None yet.</p>`}
<h2>Trades</h2>
${
  trades.length > 0
    ? tradeTable(
        call,
        account,
        trades.slice(0, 100).map((trade) => tradeView(world, trade)),
      )
    : h`<p class="lead">None yet.</p>`
}
<h2>Play this account</h2>
<form method="post" action="/do/account" class="card stack"><input type="hidden" name="account" value="${account.id}"><input type="hidden" name="back" value="${path}">
${[
  ['private', 'Private inventory', account.private],
  ['cannotTrade', 'Cannot trade', account.cannotTrade],
  ['tradeBanned', 'Trade ban', account.tradeBanned],
].map(
  ([name, label, on]) =>
    h`<label class="check"><input type="checkbox" name="${String(name)}"${on ? h` checked` : null}>${String(label)}</label>`,
)}
<label>Days a trade is held<input name="escrowDays" type="number" min="0" max="15" value="${account.escrowDays}"></label>
<div><button type="submit">Save</button></div></form>
<br><div class="row">${action('/do/new-token', { account: account.id, back: path }, 'New trade URL')}${action('/do/drop-logins', { account: account.id, back: path }, 'End all logins')}${action('/do/reverse', { account: account.id, back: path }, 'Reverse protected trades', 'stop')}</div>`
  return page({ title: account.persona, body, ...said(call) })
}

function tradeTable(call: Call, account: Account, trades: ReturnType<typeof tradeView>[]): Markup {
  const names = (list: { name: string }[]) => list.map((one) => one.name).join(', ') || 'nothing'
  return h`<div class="scroll" tabindex="0" role="region" aria-label="Trades"><table><thead><tr><th scope="col">Trade</th><th scope="col">When</th><th scope="col">With</th><th scope="col">Got</th><th scope="col">Gave</th><th scope="col">Status</th></tr></thead><tbody>
${trades.map((trade) => h`<tr><td class="mono">${trade.id}</td><td>${when(trade.started)}</td><td>${call.world.accounts.get(trade.a === account.id ? trade.b : trade.a)?.persona ?? ''}</td><td>${names(trade.moves.filter((one) => one.to === account.id))}</td><td>${names(trade.moves.filter((one) => one.from === account.id))}</td><td>${trade.statusName}${trade.rollbackOf ? ' (undoes another)' : ''}</td></tr>`)}
</tbody></table></div>`
}

/** Where the product sends a person with an offer; on the real Steam it is the same path. */
export function offer(call: Call): Reply {
  const row = call.world.offers.get(call.params[0] ?? '')
  const receiver = row && call.world.accounts.get(row.to)
  if (!row || !receiver) return missing('offer')
  const sender = call.world.accounts.get(row.from)
  const body = h`<p class="lead">You are <a href="/steam/${receiver.id}">${receiver.persona}</a>. This offer was sent to you by ${sender?.persona ?? 'somebody'}.</p>${offerCard(call, row, receiver.id)}`
  return page({ title: `Offer ${row.id}`, body, ...said(call) })
}
