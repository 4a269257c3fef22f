import type { CouponRules, CouponView, Discount, Scope } from '@/lib/coupons/schemas'
import { currencyDigits, parseMoney } from '@/lib/kernel/amount'

type Currency = NonNullable<CouponRules['currency']>

/** The rules of a coupon as they stand in the fields of a form. */
export interface Draft {
  kind: Discount['kind']
  percent: string
  amount: string
  buy: string
  get: string
  /** Empty: every currency. */
  currency: Currency | ''
  minimum: string
  on: Scope['on']
  kinds: string[]
  category: string
  subjects: string
  maxUses: string
  maxPerPerson: string
  firstOrder: boolean
  stackable: boolean
  /** As the browser's own field for a time has it, in UTC. */
  startsAt: string
  endsAt: string
}

export const blank: Draft = {
  kind: 'percent',
  percent: '',
  amount: '',
  buy: '2',
  get: '1',
  currency: 'EUR',
  minimum: '',
  on: 'all',
  kinds: [],
  category: '',
  subjects: '',
  maxUses: '',
  maxPerPerson: '1',
  firstOrder: false,
  stackable: false,
  startsAt: '',
  endsAt: '',
}

/** What cannot be read becomes NaN, which the operation answers with its sentence. */
const numberOf = (text: string): number =>
  /^\d+([.,]\d{1,2})?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : Number.NaN

const limitOf = (text: string): number | null => (text.trim() === '' ? null : numberOf(text))

const timeOf = (text: string): string | null => (text === '' ? null : `${text.slice(0, 16)}:00Z`)

export function rulesOf(draft: Draft): CouponRules {
  const { currency, minimum, maxUses, maxPerPerson, firstOrder, stackable, startsAt, endsAt } = draft
  const money = (text: string) => parseMoney(text, currency || 'EUR') ?? Number.NaN
  return {
    discount: discountOf(draft, money),
    currency: currency || null,
    minimumMinor: minimum.trim() === '' ? 0 : money(minimum),
    scope: scopeOf(draft),
    maxUses: limitOf(maxUses),
    maxPerPerson: limitOf(maxPerPerson),
    firstOrder,
    stackable,
    startsAt: timeOf(startsAt),
    endsAt: timeOf(endsAt),
  }
}

function discountOf({ kind, percent, amount, buy, get }: Draft, money: (text: string) => number): Discount {
  if (kind === 'percent') return { kind, bps: Math.round(numberOf(percent) * 100) }
  if (kind === 'fixed') return { kind, amountMinor: money(amount) }
  return { kind, buy: numberOf(buy), get: numberOf(get) }
}

function scopeOf({ on, kinds, category, subjects }: Draft): Scope {
  if (on === 'kinds') return { on, kinds: kinds as Extract<Scope, { on: 'kinds' }>['kinds'] }
  if (on === 'category') return { on, category }
  if (on === 'subjects') return { on, subjects: subjects.split(/[\s,]+/).filter(Boolean) }
  return { on }
}

export function draftOf({ discount, scope, currency, minimumMinor, ...coupon }: CouponView): Draft {
  const typed = (minor: number) => {
    const digits = currencyDigits(currency ?? 'EUR')
    return (minor / 10 ** digits).toFixed(digits)
  }
  return {
    ...blank,
    kind: discount.kind,
    ...(discount.kind === 'percent' && { percent: String(discount.bps / 100) }),
    ...(discount.kind === 'fixed' && { amount: typed(discount.amountMinor) }),
    ...(discount.kind === 'free_units' && { buy: String(discount.buy), get: String(discount.get) }),
    currency: currency ?? '',
    minimum: minimumMinor === 0 ? '' : typed(minimumMinor),
    on: scope.on,
    ...(scope.on === 'kinds' && { kinds: scope.kinds }),
    ...(scope.on === 'category' && { category: scope.category }),
    ...(scope.on === 'subjects' && { subjects: scope.subjects.join('\n') }),
    maxUses: coupon.maxUses?.toString() ?? '',
    maxPerPerson: coupon.maxPerPerson?.toString() ?? '',
    firstOrder: coupon.firstOrder,
    stackable: coupon.stackable,
    startsAt: coupon.startsAt?.slice(0, 16) ?? '',
    endsAt: coupon.endsAt?.slice(0, 16) ?? '',
  }
}
