import { shareOf } from '@/lib/kernel/money'
import { spread } from './spread'

/** What a coupon takes off the lines it is about. Amounts in minor units of the order's currency. */
export type Discount =
  | { kind: 'percent'; bps: number }
  | { kind: 'fixed'; amountMinor: number }
  /** Of every `buy + get` units the `get` cheapest cost nothing. */
  | { kind: 'free_units'; buy: number; get: number }

export interface Discountable {
  quantity: number
  unitMinor: number
  /** What earlier discounts have left of the line. */
  leftMinor: number
}

/** How much a discount takes off each line, in their order: never more than is left of it. */
export function discountOn(discount: Discount, lines: readonly Discountable[]): number[] {
  switch (discount.kind) {
    case 'percent':
      return lines.map(({ leftMinor }) => shareOf(leftMinor, discount.bps))
    case 'fixed': {
      const left = lines.map(({ leftMinor }) => leftMinor)
      const whole = left.reduce((sum, each) => sum + each, 0)
      return spread(Math.min(discount.amountMinor, whole), left)
    }
    case 'free_units':
      return freeUnits(discount, lines)
  }
}

/** Units are counted from the dearest, so a basket of mixed prices gives its cheapest ones away. */
function freeUnits({ buy, get }: { buy: number; get: number }, lines: readonly Discountable[]): number[] {
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  let free = Math.floor(units / (buy + get)) * get
  const off = lines.map(() => 0)
  const cheapestFirst = lines.map((line, at) => ({ ...line, at })).sort((a, b) => a.unitMinor - b.unitMinor)
  for (const { at, quantity, unitMinor, leftMinor } of cheapestFirst) {
    const taken = Math.min(free, quantity)
    off[at] = Math.min(taken * unitMinor, leftMinor)
    free -= taken
  }
  return off
}
