import { buysAtOnce } from './buying'
import { offer } from './scenes'
import type { World } from './world'

const priceMinor = 20_000_000

/** One large order by a card whose money is there at once, so that Stripe has something to pay sellers with. */
export async function fundStripe(world: World): Promise<void> {
  const [buyer] = world.crowd.buyers
  const [seller] = world.crowd.sellers
  if (!buyer || !seller) throw new RangeError('There is nobody.')
  const goods = await offer(world, seller, 1, priceMinor)
  await buysAtOnce(world, { buyer, goods, method: 'card', rich: true })
}
