import { h, Markup } from '../page'
import { contextOf, descriptionOf } from './items'
import { Offer } from './numbers'
import type { Call } from './route'
import type { Asset, OfferItem, OfferRow } from './rows'
import { offerView } from './views'
import type { World } from './world'

/** What the last button said, from the redirect it made. */
export const said = (call: Call) => ({ notice: call.query.get('said'), bad: call.query.get('bad') === '1' })

export const when = (seconds: number): Markup =>
  h`<time datetime="${new Date(seconds * 1000).toISOString()}">${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC</time>`

/** Colours of games come from the data, so only six hex digits are let through. */
const edge = (color: string) => (/^[0-9a-f]{6}$/i.test(color) ? new Markup(` style="--c:#${color}"`) : null)

export function itemList(world: World, items: (Asset | OfferItem)[]): Markup {
  return h`<ul class="items">${items.map((item) => itemTile(world, item))}</ul>`
}

function itemTile(world: World, item: Asset | OfferItem): Markup {
  const description = descriptionOf(world, item)
  const asset = 'properties' in item ? item : world.assets.get(item.assetid)
  const wear = asset?.properties.find((one) => one.propertyid === 2)?.float_value
  const rarity = description?.tags.find((tag) => tag.category === 'Rarity')?.color ?? description?.color ?? ''
  const locked = asset && contextOf(world, asset) === '16'
  return h`<li class="item"${edge(rarity)}><b>${description?.marketHashName ?? 'Unknown item'}</b>
<span class="dim">${description?.type ?? ''}${wear ? ` · ${Number(wear).toFixed(4)}` : ''}</span>
${locked ? h`<br><span class="dim">Protected until ${when(asset.protectedUntil)}</span>` : null}
${description?.tradable === false ? h`<br><span class="dim">Not tradable</span>` : null}</li>`
}

export const action = (path: string, fields: Record<string, string>, label: string, kind = ''): Markup =>
  h`<form method="post" action="${path}">${Object.entries(fields).map(([name, value]) => h`<input type="hidden" name="${name}" value="${value}">`)}<button type="submit" class="${kind}">${label}</button></form>`

/** One offer as the account `viewer` sees it, with what it may do. */
export function offerCard(call: Call, offer: OfferRow, viewer: string): Markup {
  const { world, path } = call
  const view = offerView(world, offer)
  const incoming = offer.to === viewer
  const [gets, gives] = incoming ? [offer.give, offer.take] : [offer.take, offer.give]
  const waits = incoming && offer.state === Offer.active
  const side = (title: string, items: OfferItem[]) =>
    h`<div><p class="side">${title}</p>${items.length > 0 ? itemList(world, items) : h`<p class="dim">Nothing</p>`}</div>`
  return h`<article class="card${waits ? ' wait' : ''}" aria-label="Offer ${offer.id}">
<div class="row"><span class="tag${waits ? ' hot' : ''}">${view.stateName}</span><span class="dim">${incoming ? `from ${view.fromPersona}` : `to ${view.toPersona}`} · ${when(offer.created)} · <a href="/tradeoffer/${offer.id}/">offer ${offer.id}</a></span></div>
${offer.message ? h`<p class="msg">${offer.message}</p>` : null}
<div class="sides">${side(`${incoming ? view.toPersona : view.fromPersona} gets`, gets)}${side(`${incoming ? view.toPersona : view.fromPersona} gives`, gives)}</div>
${offer.state === Offer.inEscrow ? h`<p class="dim">Held until ${when(offer.escrowEnds)}</p>` : null}
${waits ? h`<div class="row">${action('/do/accept', { offer: offer.id, back: path }, 'Accept', 'go')}${action('/do/decline', { offer: offer.id, back: path }, 'Decline')}</div>` : null}
${!incoming && (offer.state === Offer.active || offer.state === Offer.needsConfirmation) ? h`<div class="row">${action('/do/cancel', { offer: offer.id, back: path }, 'Cancel offer')}</div>` : null}
</article>`
}
