import type { Currency } from '@/lib/kernel/money'
import { type Discount, discountOn } from './discount'

/** A line as it was priced: of one seller, with the tax of its kind in the buyer's country. */
export interface PricedLine {
  /** Unique within the order. */
  id: string
  sellerId: string
  currency: Currency
  quantity: number
  unitMinor: number
  taxBps: number
}

/** What one seller asks for sending their lines. */
export interface Parcel {
  sellerId: string
  currency: Currency
  priceMinor: number
  taxBps: number
}

export interface AppliedCoupon {
  id: string
  /** Whose money it is: a seller's own, or the platform's, which pays the seller the difference. */
  funder: 'seller' | 'platform'
  discount: Discount
  /** Lines that it is about. */
  lineIds: readonly string[]
}

/** Whether prices hold their tax already, as people are shown them, or get it on top. */
export type TaxDisplay = 'included' | 'added'

export interface Basket {
  currency: Currency
  lines: readonly PricedLine[]
  parcels: readonly Parcel[]
  /** In the order in which they are taken off. */
  coupons: readonly AppliedCoupon[]
  tax: TaxDisplay
}

export interface Amounts {
  /** Before discounts, as displayed. */
  grossMinor: number
  sellerDiscountMinor: number
  platformDiscountMinor: number
  /** Of what is left, whether it was included or came on top. */
  taxMinor: number
  /** What the buyer pays. */
  totalMinor: number
}

export interface LineTotals extends Amounts {
  id: string
}

export interface SellerTotals extends Amounts {
  sellerId: string
  /** Part of all the other figures. */
  shipping: Amounts
}

export interface Totals extends Amounts {
  currency: Currency
  lines: LineTotals[]
  /** In the order of their first line. */
  sellers: SellerTotals[]
  /** What each coupon took off, by its id. */
  taken: Record<string, number>
}

/**
 * What a basket costs, to the minor unit: rounded once per line and parcel, so that every sum is a plain sum of what is
 * shown. Throws a RangeError when amounts are not whole, negative, or of two currencies.
 */
export function totalsOf(basket: Basket): Totals {
  demandSound(basket)
  const { lines, parcels, tax, currency } = basket
  const { off, taken } = takeOff(basket)
  const lineTotals = lines.map((line, at): LineTotals => {
    const { seller, platform } = off[at] ?? { seller: 0, platform: 0 }
    return { id: line.id, ...amountsOf(line.quantity * line.unitMinor, seller, platform, line.taxBps, tax) }
  })
  const sellers = [...new Set([...lines, ...parcels].map(({ sellerId }) => sellerId))].map((sellerId) => {
    const own = lineTotals.filter((_, at) => lines[at]?.sellerId === sellerId)
    const sent = parcels.filter((parcel) => parcel.sellerId === sellerId)
    const shipping = sumOf(sent.map(({ priceMinor, taxBps }) => amountsOf(priceMinor, 0, 0, taxBps, tax)))
    return { sellerId, ...sumOf([...own, shipping]), shipping }
  })
  return { currency, lines: lineTotals, sellers, taken, ...sumOf(sellers) }
}

function takeOff({ lines, coupons }: Basket) {
  const off = lines.map(() => ({ seller: 0, platform: 0 }))
  const taken: Record<string, number> = {}
  for (const { id, funder, discount, lineIds } of coupons) {
    const about = lines.flatMap((line, at) => {
      const before = off[at]
      if (!before || !lineIds.includes(line.id)) return []
      const { quantity, unitMinor } = line
      return [
        { before, quantity, unitMinor, leftMinor: quantity * unitMinor - before.seller - before.platform },
      ]
    })
    const cuts = discountOn(discount, about)
    for (const [n, { before }] of about.entries()) before[funder] += cuts[n] ?? 0
    taken[id] = (taken[id] ?? 0) + cuts.reduce((sum, cut) => sum + cut, 0)
  }
  return { off, taken }
}

function amountsOf(
  grossMinor: number,
  sellerDiscountMinor: number,
  platformDiscountMinor: number,
  taxBps: number,
  display: TaxDisplay,
): Amounts {
  const left = grossMinor - sellerDiscountMinor - platformDiscountMinor
  const taxMinor = display === 'included' ? taxWithin(left, taxBps) : ratio(left, taxBps, 10_000)
  const totalMinor = display === 'included' ? left : left + taxMinor
  return { grossMinor, sellerDiscountMinor, platformDiscountMinor, taxMinor, totalMinor }
}

/** The tax that a price holds: what is above its net, rounded half up. */
const taxWithin = (grossMinor: number, bps: number): number =>
  grossMinor - ratio(grossMinor, 10_000, 10_000 + bps)

/** `amount * up / down`, rounded half up. */
const ratio = (amount: number, up: number, down: number): number =>
  Number((2n * BigInt(amount) * BigInt(up) + BigInt(down)) / (2n * BigInt(down)))

function sumOf(amounts: readonly Amounts[]): Amounts {
  const sum = (pick: (one: Amounts) => number) => amounts.reduce((all, one) => all + pick(one), 0)
  return {
    grossMinor: sum((one) => one.grossMinor),
    sellerDiscountMinor: sum((one) => one.sellerDiscountMinor),
    platformDiscountMinor: sum((one) => one.platformDiscountMinor),
    taxMinor: sum((one) => one.taxMinor),
    totalMinor: sum((one) => one.totalMinor),
  }
}

function demandSound({ currency, lines, parcels, coupons }: Basket): void {
  const whole = (value: number, least: number) => Number.isSafeInteger(value) && value >= least
  const demand = (ok: boolean, sentence: string) => {
    if (!ok) throw new RangeError(sentence)
  }
  for (const { quantity, unitMinor, taxBps } of lines) {
    demand(whole(quantity, 1), 'A quantity is a whole number above zero.')
    demand(whole(unitMinor, 0) && whole(quantity * unitMinor, 0), 'A price is a whole number of minor units.')
    demand(whole(taxBps, 0), 'A tax rate is a whole number of ten-thousandths.')
  }
  for (const { priceMinor, taxBps } of parcels)
    demand(whole(priceMinor, 0) && whole(taxBps, 0), 'Shipping is a whole number of minor units.')
  for (const { discount } of coupons) {
    const sound =
      discount.kind === 'percent'
        ? whole(discount.bps, 0) && discount.bps <= 10_000
        : discount.kind === 'fixed'
          ? whole(discount.amountMinor, 0)
          : whole(discount.buy, 1) && whole(discount.get, 1)
    demand(sound, 'A discount is between nothing and everything.')
  }
  const same = [...lines, ...parcels].every((each) => each.currency === currency)
  demand(same, 'An order has one currency.')
}
