import type { BadgeTone } from '@/components/ui/badge'
import { formatMoney } from '@/components/ui/format'
import type { CouponStatus, CouponView } from '@/lib/coupons/schemas'

export const statusWords: Record<CouponStatus, string> = {
  draft: 'draft',
  scheduled: 'begins later',
  running: 'counts now',
  used_up: 'used up',
  paused: 'paused',
  ended: 'over',
}

export const statusTones: Partial<Record<CouponStatus, BadgeTone>> = {
  scheduled: 'info',
  running: 'accent',
  used_up: 'warning',
  paused: 'warning',
}

export const kindWords = { licence: 'Games', shipment: 'Goods', deal: 'Steam items' } as const

/** "15 % off goods from €20.00, for a first order". */
export function rulesInWords(coupon: CouponView): string {
  const { currency, minimumMinor, firstOrder, stackable } = coupon
  const money = (minor: number) => formatMoney(minor, currency ?? 'EUR')
  return [
    `${discountWords(coupon, money)} ${scopeWords(coupon)}${minimumMinor > 0 ? ` from ${money(minimumMinor)}` : ''}`,
    ...(firstOrder ? ['for a first order'] : []),
    ...(stackable ? ['beside others'] : []),
    ...(currency ? [`orders in ${currency}`] : []),
  ].join(', ')
}

function discountWords({ discount }: CouponView, money: (minor: number) => string): string {
  if (discount.kind === 'percent') return `${discount.bps / 100} % off`
  if (discount.kind === 'fixed') return `${money(discount.amountMinor)} off`
  return `${discount.get} of every ${discount.buy + discount.get} free:`
}

function scopeWords({ scope, funder }: CouponView): string {
  if (scope.on === 'kinds') return scope.kinds.map((kind) => kindWords[kind].toLowerCase()).join(' and ')
  if (scope.on === 'category') return `things in ${scope.category}`
  if (scope.on === 'subjects')
    return scope.subjects.length === 1 ? 'one thing' : `${scope.subjects.length} things`
  return funder === 'seller' ? 'everything of this seller' : 'everything'
}
