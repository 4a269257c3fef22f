import { createHmac } from 'node:crypto'
import { changeOffer, execute } from './exchange'
import { tradableAsset } from './items'
import { Offer } from './numbers'
import { hash } from './random'
import type { Account, Confirmation, OfferRow } from './rows'
import type { World } from './world'

/** Asks the account's authenticator; the offer moves on when the confirmation is allowed. */
export function confirmLater(world: World, offer: OfferRow, act: Confirmation['act']) {
  const id = world.nextId('confirmation')
  const owner = act === 'send' ? offer.from : offer.to
  world.confirmations.put({ id, nonce: nonceOf(id), owner, offerId: offer.id, act, created: world.now() })
}

export function confirmationsOf(world: World, owner: string): Confirmation[] {
  return [...world.confirmations.all()].filter((one) => one.owner === owner && stillWanted(world, one))
}

export function allow(world: World, confirmation: Confirmation): boolean {
  const offer = world.offers.get(confirmation.offerId)
  const wanted = stillWanted(world, confirmation)
  world.confirmations.delete(confirmation.id)
  if (!offer || !wanted) return false
  if (confirmation.act === 'send') {
    if (!stillThere(world, offer)) return false
    changeOffer(world, offer, { state: Offer.active, confirmation: 0, shown: true }, 'confirm')
    return true
  }
  if (!stillThere(world, offer)) return false
  execute(world, offer)
  return true
}

export function refuse(world: World, confirmation: Confirmation) {
  const offer = world.offers.get(confirmation.offerId)
  const wanted = stillWanted(world, confirmation)
  world.confirmations.delete(confirmation.id)
  if (offer && wanted)
    changeOffer(world, offer, { state: Offer.cancelledBySecondFactor, confirmation: 0 }, 'confirm')
}

/** Confirmations of offers that have ended are dropped. */
export function sweepConfirmations(world: World) {
  for (const one of world.confirmations.all())
    if (!stillWanted(world, one)) world.confirmations.delete(one.id)
}

export function confirmationKey(account: Account, time: string, tag: string): string {
  const moment = Buffer.alloc(8)
  moment.writeBigUInt64BE(BigInt(time))
  const secret = Buffer.from(account.identitySecret, 'base64')
  return createHmac('sha1', secret).update(moment).update(tag).digest('base64')
}

const nonceOf = (id: string) => String(10_000_000_000_000 + hash(id) * 1_000)

function stillWanted(world: World, one: Confirmation): boolean {
  const offer = world.offers.get(one.offerId)
  return offer?.state === (one.act === 'send' ? Offer.needsConfirmation : Offer.active)
}

/** False after the offer was turned into invalid items (state 8). */
export function stillThere(world: World, offer: OfferRow): boolean {
  try {
    for (const item of offer.give) tradableAsset(world, offer.from, item)
    for (const item of offer.take) tradableAsset(world, offer.to, item)
    return true
  } catch {
    changeOffer(world, offer, { state: Offer.invalidItems, confirmation: 0 }, 'invalid')
    return false
  }
}
