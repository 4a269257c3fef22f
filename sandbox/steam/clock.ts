import { sweepConfirmations } from './confirm'
import { changeOffer, finishEscrow } from './exchange'
import { Offer } from './numbers'
import type { World } from './world'

/** Does everything whose time has come: offers expire, held trades finish. Protection and tokens end by themselves. */
export function tick(world: World) {
  const now = world.now()
  for (const offer of world.openOffers()) {
    if (offer.state === Offer.inEscrow) {
      if (offer.escrowEnds <= now) finishEscrow(world, offer)
    } else if (offer.expires <= now)
      changeOffer(world, offer, { state: Offer.expired, confirmation: 0 }, 'expire')
  }
  sweepConfirmations(world)
}

/** Moves the simulated clock forward; it never runs backwards. */
export function advance(world: World, seconds: number) {
  if (!(seconds >= 0)) throw new RangeError('the clock only moves forward')
  world.putMeta({ offsetSeconds: world.meta.offsetSeconds + Math.floor(seconds) })
  tick(world)
}
