import { quoteCoupons } from '@/lib/coupons'
import type { Db, Tx } from '@/lib/kernel/db'
import type { Currency } from '@/lib/kernel/money'
import {
  type AppliedCoupon,
  hasBought,
  house,
  type NewLine,
  type Parcel,
  type Totals,
  taxFor,
  totalsOf,
} from '@/lib/orders'
import type { Sending } from './kinds/kind'
import { kindNamed } from './kinds/kinds'

/** A line with what its offer says about sending it. */
export interface QuotedLine extends Omit<NewLine, 'taxBps'> {
  sendings: readonly Sending[] | null
}

export interface Question {
  buyerId: string
  currency: Currency
  /** In the order of their numbers. */
  lines: readonly QuotedLine[]
  /** Where it goes; null as long as nobody has said. */
  country: string | null
  /** Name of the chosen way of sending, by seller. */
  sendings: Readonly<Record<string, string>>
  coupons: readonly string[]
  now: Date
  /** The order that holds these lines already. */
  orderId?: string
}

export interface SendingChoice {
  sellerId: string
  /** What reaches the country, the cheapest first. */
  options: { name: string; priceMinor: number }[]
  chosen: string | null
}

export interface Quote {
  totals: Totals
  taxBps: number[]
  /** One for each seller who sends something. */
  sendings: SendingChoice[]
  coupons: { applied: AppliedCoupon[]; refused: { code: string; why: string }[] }
  /** Whether anything needs an address. */
  sent: boolean
  /** Sellers who send nothing to that country. */
  unreachable: string[]
}

/** What lines come to, with tax, sending and coupons as they are now. Reserves nothing. */
export async function quote(db: Db | Tx, question: Question): Promise<Quote> {
  const { lines, currency, country, now } = question
  const sendings = choices(lines, country, question.sendings)
  // Nobody is taxed before they have said where it goes.
  const rateOf = (kind: NewLine['kind']) => taxFor(country ?? '', kind, now)
  const taxBps = lines.map(({ kind }) => rateOf(kind).bps)
  const parcels = sendings.flatMap(({ sellerId, options, chosen }): Parcel[] => {
    const option = options.find(({ name }) => name === chosen)
    return option
      ? [{ sellerId, currency, priceMinor: option.priceMinor, taxBps: rateOf('shipment').bps }]
      : []
  })
  const coupons = await couponsFor(db, question)
  const totals = totalsOf({
    currency,
    lines: lines.map(({ sellerId, quantity, unitMinor }, at) => ({
      id: String(at + 1),
      sellerId: sellerId ?? house,
      currency,
      quantity,
      unitMinor,
      taxBps: taxBps[at] ?? 0,
    })),
    parcels,
    coupons: coupons.applied,
    tax: rateOf('shipment').display,
  })
  const unreachable = sendings.filter(({ options }) => options.length === 0).map(({ sellerId }) => sellerId)
  return { totals, taxBps, sendings, coupons, sent: sendings.length > 0, unreachable }
}

/** A parcel per seller: it costs what the dearest of its things costs, by a way that all of them can take. */
function choices(
  lines: readonly QuotedLine[],
  country: string | null,
  chosen: Readonly<Record<string, string>>,
): SendingChoice[] {
  const sellers = [
    ...new Set(lines.flatMap(({ sellerId, sendings }) => (sendings ? (sellerId ?? house) : []))),
  ]
  return sellers.map((sellerId) => {
    const all = lines.flatMap((line) => ((line.sellerId ?? house) === sellerId ? (line.sendings ?? []) : []))
    const sets = lines
      .filter((line) => (line.sellerId ?? house) === sellerId && line.sendings)
      .map(({ sendings }) => (sendings ?? []).filter((each) => country === null || each.reaches(country)))
    const names = [...new Set(all.map(({ name }) => name))].filter((name) =>
      sets.every((set) => set.some((each) => each.name === name)),
    )
    const options = names
      .map((name) => ({
        name,
        priceMinor: Math.max(
          ...sets.flatMap((set) => set.filter((each) => each.name === name).map((each) => each.priceMinor)),
        ),
      }))
      .sort((a, b) => a.priceMinor - b.priceMinor)
    const wanted = chosen[sellerId]
    const known = options.some(({ name }) => name === wanted)
    return { sellerId, options, chosen: (known ? wanted : options[0]?.name) ?? null }
  })
}

async function couponsFor(db: Db | Tx, { coupons, lines, ...question }: Question): Promise<Quote['coupons']> {
  if (coupons.length === 0) return { applied: [], refused: [] }
  const discounted = lines.flatMap(({ kind, subject, category, sellerId, quantity, unitMinor }, at) =>
    kindNamed(kind).discounted
      ? [{ id: String(at + 1), kind, subject, category, sellerId: sellerId ?? house, quantity, unitMinor }]
      : [],
  )
  const { currency, now, orderId, buyerId } = question
  return quoteCoupons(db, {
    codes: coupons,
    personId: buyerId,
    currency,
    lines: discounted,
    now,
    firstOrder: !(await hasBought(db, buyerId)),
    ...(orderId ? { orderId } : {}),
  })
}
