import { createGoods, pauseGoods } from '../../lib/goods'
import type { Person } from '../../lib/kernel/access'

export const someGoods = {
  title: 'Fightstick with eight buttons',
  description: 'Used for one tournament.',
  category: 'controllers' as const,
  condition: 'good' as const,
  priceMinor: 6_900,
  currency: 'EUR' as const,
  onHand: 5,
  shipping: [{ name: 'Parcel', shipsTo: ['DE', 'FR'], priceMinor: 490, daysFrom: 2, daysTo: 4 }],
}

/** Goods of theirs that are on sale. */
export async function goodsOf({ actor }: { actor: Person }, change: object = {}): Promise<string> {
  return (await createGoods.run({ actor }, { ...someGoods, publish: true, ...change })).goodsId
}

export async function pausedGoodsOf(owner: { actor: Person }): Promise<string> {
  const goodsId = await goodsOf(owner)
  await pauseGoods.run({ actor: owner.actor }, { goodsId })
  return goodsId
}
