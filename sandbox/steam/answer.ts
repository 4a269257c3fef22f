import { confirmationsOf, confirmLater, stillThere } from './confirm'
import { changeOffer, execute, rollBackEscrow } from './exchange'
import { EResult, Offer } from './numbers'
import { SteamRefusal } from './refusal'
import type { OfferRow } from './rows'
import { maySend } from './send'
import type { World } from './world'

export type Accepted = { tradeId: string } | { needsConfirmation: true }

const acceptFailed = 'There was an error accepting this trade offer. Please try again later.'

/** `confirmed`: the person accepts and confirms on the phone in one act, as the sandbox page does. */
export function accept(world: World, steamId: string, offerId: string, confirmed = false): Accepted {
  const offer = received(world, steamId, offerId)
  if (offer.state === Offer.accepted) throw new SteamRefusal(EResult.duplicate, acceptFailed)
  if (offer.state !== Offer.active) throw new SteamRefusal(EResult.invalidState, acceptFailed)
  const account = world.accounts.get(steamId)
  const sender = world.accounts.get(offer.from)
  if (!account || !sender) throw new SteamRefusal(EResult.accessDenied, acceptFailed)
  maySend(world, account)
  if (sender.cannotTrade || sender.tradeBanned || sender.restrictedUntil > world.now())
    throw new SteamRefusal(EResult.accessDenied, acceptFailed)
  if (!stillThere(world, offer)) throw new SteamRefusal(EResult.revoked, acceptFailed)
  if (confirmed || offer.take.length === 0 || !account.authenticator)
    return { tradeId: execute(world, offer).id }
  if (!confirmationsOf(world, steamId).some((one) => one.offerId === offer.id)) {
    changeOffer(world, offer, { confirmation: 2 }, 'accept')
    confirmLater(world, offer, 'accept')
  }
  return { needsConfirmation: true }
}

export function decline(world: World, steamId: string, offerId: string): OfferRow {
  const offer = received(world, steamId, offerId)
  if (offer.state !== Offer.active) throw new SteamRefusal(EResult.invalidState, declineFailed)
  return changeOffer(world, offer, { state: Offer.declined, confirmation: 0 }, 'decline')
}

export function cancel(world: World, steamId: string, offerId: string): OfferRow {
  const offer = world.offers.get(offerId)
  if (!offer || offer.from !== steamId) throw new SteamRefusal(EResult.accessDenied, cancelFailed)
  if (offer.state === Offer.inEscrow) {
    rollBackEscrow(world, offer)
    return offer
  }
  if (offer.state !== Offer.active && offer.state !== Offer.needsConfirmation)
    throw new SteamRefusal(EResult.invalidState, cancelFailed)
  return changeOffer(world, offer, { state: Offer.cancelled, confirmation: 0 }, 'cancel')
}

const declineFailed = 'There was an error declining this trade offer. Please try again later.'
const cancelFailed = 'There was an error cancelling this trade offer. Please try again later.'

function received(world: World, steamId: string, offerId: string): OfferRow {
  const offer = world.offers.get(offerId)
  if (!offer || offer.to !== steamId || offer.state === Offer.needsConfirmation)
    throw new SteamRefusal(EResult.invalidState, acceptFailed)
  return offer
}
