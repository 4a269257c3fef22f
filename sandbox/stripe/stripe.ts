import path from 'node:path'
import type { Faults } from '../steam/faults'
import { Courier } from './courier'
import { Desk, platformOf } from './desk'
import { Keys } from './idempotency'
import { pass } from './schedule'
import { StripeWorld } from './world'

/** The simulated Stripe of one sandbox, kept in a folder of its own beside the rest of the world. */
export class Stripe {
  readonly world: StripeWorld
  readonly keys: Keys
  readonly courier: Courier

  constructor(dir: string | null, seed: number, faults: Faults) {
    this.world = new StripeWorld(dir && path.join(dir, 'stripe'), seed)
    this.keys = new Keys(this.world)
    this.courier = new Courier(this.world, faults, seed)
  }

  /** The platform account of a merchant. */
  desk(merchant: string, origin = ''): Desk {
    return new Desk(this.world, { merchant, owner: platformOf(merchant), origin })
  }

  /** Everything whose time has come, for every merchant. */
  tick() {
    for (const { id } of this.world.merchants.all()) pass(this.desk(id))
    this.world.commit()
  }

  /** Moves one merchant's clock; it never runs backwards. */
  advance(merchant: string, seconds: number) {
    if (!(seconds >= 0)) throw new RangeError('the clock only moves forward')
    const { world } = this
    const known = world.merchant(merchant)
    world.merchants.put({ ...known, offsetSeconds: known.offsetSeconds + Math.floor(seconds) })
    pass(this.desk(merchant))
    world.commit()
  }

  close() {
    this.courier.close()
    this.world.journal.close()
  }
}
