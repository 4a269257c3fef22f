import { type Currency, formatMoney } from '@/lib/kernel/money'
import { standTogether } from './standing'

export type Discount =
  | { kind: 'percent'; bps: number }
  | { kind: 'fixed'; amountMinor: number }
  | { kind: 'free_units'; buy: number; get: number }

export type Scope =
  | { on: 'all' }
  | { on: 'kinds'; kinds: string[] }
  | { on: 'category'; category: string }
  | { on: 'subjects'; subjects: string[] }

/** A coupon as it is now, with what the person who asks has of it. */
export interface Candidate {
  id: string
  code: string
  funder: 'seller' | 'platform'
  sellerId: string | null
  discount: Discount
  currency: Currency | null
  minimumMinor: number
  scope: Scope
  maxUses: number | null
  used: number
  maxPerPerson: number | null
  usedByPerson: number
  firstOrder: boolean
  stackable: boolean
  startsAt: Date | null
  endsAt: Date | null
  state: 'draft' | 'active' | 'paused' | 'ended'
}

export interface CouponLine {
  id: string
  sellerId: string
  kind: string
  category: string | null
  subject: string
  quantity: number
  unitMinor: number
}

export interface Occasion {
  currency: Currency
  lines: readonly CouponLine[]
  now: Date
  /** Whether this would be the person's first order ever. */
  firstOrder: boolean
}

export type Reason =
  | 'unknown'
  | 'paused'
  | 'expired'
  | 'not_begun'
  | 'used_up'
  | 'yours_used_up'
  | 'not_first_order'
  | 'other_currency'
  | 'not_for_these'
  | 'below_minimum'
  | 'too_few'
  | 'not_together'

export interface Refused {
  code: string
  reason: Reason
  /** A sentence for a person. */
  why: string
}

export interface Applied {
  id: string
  code: string
  funder: 'seller' | 'platform'
  discount: Discount
  /** Lines that it is about. */
  lineIds: string[]
}

/** Money in another form is never cheaper. */
const neverDiscounted = new Set(['code', 'credit'])

/**
 * Which of these codes count for an order, and why the others do not. Codes are read in the order in which they were
 * typed; the first of two that cannot stand together stays. What counts is taken off in an order of its own.
 */
export function judgeCoupons(
  codes: readonly string[],
  found: readonly Candidate[],
  occasion: Occasion,
): { applied: Applied[]; refused: Refused[] } {
  const byCode = new Map(found.map((each) => [each.code.toLowerCase(), each]))
  const standing: { candidate: Candidate; lines: CouponLine[] }[] = []
  const refused: Refused[] = []
  for (const code of distinct(codes)) {
    const candidate = byCode.get(code.toLowerCase())
    const lines = candidate ? linesOf(candidate, occasion.lines) : []
    const no = candidate ? refusalOf(candidate, lines, occasion) : unknown
    const rival = standing.find(({ candidate: other }) => candidate && !standTogether(candidate, other))
    if (no) refused.push({ code, ...no })
    else if (rival) refused.push({ code, ...notWith(rival.candidate.code) })
    else if (candidate) standing.push({ candidate, lines })
  }
  const ordered = standing.sort((a, b) => (rankOf(a.candidate) < rankOf(b.candidate) ? -1 : 1))
  const applied = ordered.map(({ candidate: { id, code, funder, discount }, lines }) => {
    return { id, code, funder, discount, lineIds: lines.map((line) => line.id) }
  })
  return { applied, refused }
}

/** What a coupon is about; a seller's own never goes beyond their things. */
export const linesOf = ({ funder, sellerId, scope }: Candidate, lines: readonly CouponLine[]): CouponLine[] =>
  lines.filter(
    (line) =>
      !neverDiscounted.has(line.kind) &&
      (funder === 'platform' || line.sellerId === sellerId) &&
      inScope(scope, line),
  )

function inScope(scope: Scope, { kind, category, subject }: CouponLine): boolean {
  switch (scope.on) {
    case 'all':
      return true
    case 'kinds':
      return scope.kinds.includes(kind)
    case 'category':
      return scope.category === category
    case 'subjects':
      return scope.subjects.includes(subject)
  }
}

type No = Omit<Refused, 'code'>

const no = (reason: Reason, why: string): No => ({ reason, why })

const unknown = no('unknown', 'There is no coupon with this code.')
const notWith = (code: string) => no('not_together', `This coupon does not count together with ${code}.`)

function refusalOf(candidate: Candidate, lines: readonly CouponLine[], occasion: Occasion): No | null {
  return (
    timeRefusal(candidate, occasion.now) ??
    personRefusal(candidate, occasion) ??
    basketRefusal(candidate, lines, occasion)
  )
}

function timeRefusal({ state, startsAt, endsAt }: Candidate, now: Date): No | null {
  if (state === 'draft') return unknown
  if (state === 'paused') return no('paused', 'This coupon is paused at the moment.')
  if (endsAt && endsAt <= now) return no('expired', `This coupon ended on ${dayOf(endsAt)}.`)
  if (state === 'ended') return no('expired', 'This coupon is over.')
  if (startsAt && startsAt > now) return no('not_begun', `This coupon counts from ${dayOf(startsAt)} on.`)
  return null
}

function personRefusal(candidate: Candidate, { firstOrder }: Occasion): No | null {
  const { maxUses, used, maxPerPerson, usedByPerson } = candidate
  if (maxUses !== null && used >= maxUses) return no('used_up', 'This coupon is used up.')
  if (maxPerPerson !== null && usedByPerson >= maxPerPerson)
    return no('yours_used_up', `You have used this coupon ${times(usedByPerson)}; more is not possible.`)
  if (candidate.firstOrder && !firstOrder)
    return no('not_first_order', 'This coupon is for a first order only.')
  return null
}

function basketRefusal(
  { currency, minimumMinor, discount }: Candidate,
  lines: readonly CouponLine[],
  occasion: Occasion,
): No | null {
  if (currency !== null && currency !== occasion.currency)
    return no(
      'other_currency',
      `This coupon is for orders in ${currency}; this one is in ${occasion.currency}.`,
    )
  if (lines.length === 0) return no('not_for_these', 'This coupon is not for the things in this order.')
  const gross = lines.reduce((sum, { quantity, unitMinor }) => sum + quantity * unitMinor, 0)
  if (gross < minimumMinor) {
    const money = (amountMinor: number) => formatMoney(amountMinor, occasion.currency)
    const begins = `This coupon begins at ${money(minimumMinor)}`
    return no('below_minimum', `${begins}: add ${money(minimumMinor - gross)} of what it is for.`)
  }
  if (discount.kind !== 'free_units') return null
  const { buy, get } = discount
  const missing = buy + get - lines.reduce((sum, { quantity }) => sum + quantity, 0)
  if (missing <= 0) return null
  return no(
    'too_few',
    `This coupon gives ${get} of every ${buy + get} free: add ${missing} more of what it is for.`,
  )
}

/** Sellers' coupons first, so that Tradepost pays on what is left; free units before percentages before amounts. */
const rankOf = ({ funder, discount, code }: Candidate): string =>
  [
    funder === 'seller' ? 0 : 1,
    ['free_units', 'percent', 'fixed'].indexOf(discount.kind),
    code.toLowerCase(),
  ].join(' ')

/** Each once, as it was typed first, whatever its case. */
function distinct(codes: readonly string[]): string[] {
  const first = new Map<string, string>()
  for (const code of codes.map((each) => each.trim())) {
    const key = code.toLowerCase()
    if (!first.has(key)) first.set(key, code)
  }
  return [...first.values()]
}

const dayOf = (time: Date): string => time.toISOString().slice(0, 10)

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`)
