import { confirmLater } from './confirm'
import { changeOffer } from './exchange'
import { offerItemOf, tradableAsset } from './items'
import { EResult, Offer, offerLifetime, offersInAll, offersPerPartner } from './numbers'
import { SteamRefusal } from './refusal'
import type { Account, OfferRow } from './rows'
import type { World } from './world'

export interface Wanted {
  appid: number
  contextid: string
  assetid: string
}

export interface Draft {
  from: string
  to: string
  token: string | null
  message: string
  give: Wanted[]
  take: Wanted[]
  counters: string | null
}

/** Creates an offer as `tradeoffer/new/send` does; with own items it waits for the sender's confirmation. */
export function send(world: World, draft: Draft, confirmed = false): OfferRow {
  const from = world.accounts.get(draft.from)
  const to = world.accounts.get(draft.to)
  if (!from || !to || from.id === to.id) throw new SteamRefusal(EResult.accessDenied, sendFailed)
  maySend(world, from)
  mayReceive(world, from, to)
  const countered = draft.counters ? world.offers.get(draft.counters) : undefined
  if (draft.counters) mayCounter(countered, from)
  else mustKnow(to, draft.token)
  if (draft.give.length + draft.take.length === 0 || draft.message.length > 128)
    throw new SteamRefusal(EResult.invalidParam, sendFailed)
  if (to.private && draft.take.length > 0) throw new SteamRefusal(EResult.accessDenied, sendFailed)
  const give = distinct(draft.give).map((item) => offerItemOf(world, tradableAsset(world, from.id, item)))
  const take = distinct(draft.take).map((item) => offerItemOf(world, tradableAsset(world, to.id, item)))
  withinLimits(world, from, to)
  const waits = give.length > 0 && from.authenticator && !confirmed
  const now = world.now()
  if (countered) changeOffer(world, countered, { state: Offer.countered, confirmation: 0 }, 'counter')
  const offer: OfferRow = {
    id: world.nextId('offer'),
    from: from.id,
    to: to.id,
    message: draft.message,
    give,
    take,
    state: waits ? Offer.needsConfirmation : Offer.active,
    created: now,
    updated: now,
    expires: now + offerLifetime,
    tradeId: null,
    escrowEnds: 0,
    confirmation: waits ? 2 : 0,
    shown: !waits,
  }
  world.putOffer(offer)
  if (waits) confirmLater(world, offer, 'send')
  return offer
}

const sendFailed = 'There was an error sending your trade offer. Please try again later.'

/** Rules for whoever acts in a trade; people who use the sandbox page have acknowledged everything. */
export function maySend(world: World, account: Account) {
  if (account.restrictedUntil > world.now() || account.cannotTrade || account.tradeBanned)
    throw new SteamRefusal(EResult.accessDenied, sendFailed)
  if (account.newDevice)
    throw new SteamRefusal(
      EResult.accessDenied,
      'You have logged in from a new device. In order to protect the items in your inventory, you will be unable to trade from this device for 7 days.',
      false,
    )
  if (!account.acknowledged) throw new SteamRefusal(EResult.serviceUnavailable, sendFailed)
}

function mayReceive(world: World, from: Account, to: Account) {
  if (to.tradeBanned)
    throw new SteamRefusal(
      EResult.accessDenied,
      `You cannot trade with ${to.persona} because they have a trade ban.`,
      false,
    )
  if (to.cannotTrade || to.restrictedUntil > world.now())
    throw new SteamRefusal(EResult.accessDenied, unavailable(to), false)
  if (from.id === to.id) throw new SteamRefusal(EResult.invalidParam, sendFailed)
}

export const unavailable = (to: Account) =>
  `${to.persona} is not available to trade. More information will be shown to ${to.persona} if they invite you to trade.`
export const deadTradeUrl = (to: Account) =>
  `This Trade URL is no longer valid for sending a trade offer to ${to.persona}.`

function mustKnow(to: Account, token: string | null) {
  if (token !== to.tradeToken) throw new SteamRefusal(EResult.accessDenied, deadTradeUrl(to))
}

function mayCounter(countered: OfferRow | undefined, from: Account) {
  if (!countered || countered.to !== from.id || countered.state !== Offer.active)
    throw new SteamRefusal(EResult.invalidState, sendFailed)
}

function withinLimits(world: World, from: Account, to: Account) {
  const outstanding = world
    .openOffers()
    .filter((offer) => offer.from === from.id && offer.state !== Offer.inEscrow)
  if (outstanding.length >= offersInAll) throw new SteamRefusal(EResult.tooManyOffers, sendFailed)
  if (outstanding.filter((offer) => offer.to === to.id).length >= offersPerPartner)
    throw new SteamRefusal(
      EResult.limitExceeded,
      `You have sent too many trade offers, or have too many outstanding trade offers with ${to.persona}. Please cancel some before sending more.`,
      false,
    )
}

function distinct(items: Wanted[]): Wanted[] {
  if (new Set(items.map((item) => item.assetid)).size !== items.length)
    throw new SteamRefusal(EResult.invalidParam, sendFailed)
  return items
}
