export interface Stander {
  funder: 'seller' | 'platform'
  sellerId: string | null
  stackable: boolean
  firstOrder: boolean
}

type Pair = 'two sellers' | 'one seller' | 'seller and platform' | 'platform'

/** Which coupons stand on one order. Coupons of two sellers are about different things and never meet. */
const together: Record<Pair, 'always' | 'both stackable' | 'never'> = {
  'two sellers': 'always',
  'one seller': 'both stackable',
  'seller and platform': 'both stackable',
  platform: 'never',
}

/** Whether two coupons may stand on one order. One first order is one occasion: it carries one such coupon. */
export function standTogether(one: Stander, other: Stander): boolean {
  if (one.firstOrder && other.firstOrder) return false
  const rule = together[pairOf(one, other)]
  return rule === 'always' || (rule === 'both stackable' && one.stackable && other.stackable)
}

function pairOf(one: Stander, other: Stander): Pair {
  if (one.funder !== other.funder) return 'seller and platform'
  if (one.funder === 'platform') return 'platform'
  return one.sellerId === other.sellerId ? 'one seller' : 'two sellers'
}
