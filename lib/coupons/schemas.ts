import { z } from 'zod'
import { idSchema } from '@/lib/kernel/ids'
import { currencySchema, maxPriceMinor } from '@/lib/kernel/money'

/** What a coupon can take something off. Money in another form is never cheaper: no gift cards, no top-ups. */
export const discountedKinds = ['licence', 'shipment', 'deal'] as const

const amount = (least: number, tooLow: string) =>
  z
    .number('Enter an amount.')
    .int('An amount has at most two decimals.')
    .min(least, tooLow)
    .max(maxPriceMinor, 'The amount is above the limit of 1,000,000.00.')

const units = z
  .number('Enter a number.')
  .int('Units are whole.')
  .min(1, 'At least one.')
  .max(100, 'At most 100.')

export const discountSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('percent'),
    /** Ten-thousandths: 1,000 is 10 %. */
    bps: z
      .number('Enter a percentage.')
      .int()
      .min(1, 'A discount is above 0 %.')
      .max(10_000, 'At most 100 %.'),
  }),
  z.object({ kind: z.literal('fixed'), amountMinor: amount(1, 'A discount is above zero.') }),
  /** Of every `buy + get` units the `get` cheapest cost nothing. */
  z.object({ kind: z.literal('free_units'), buy: units, get: units }),
])

const name = z.string().trim().min(1).max(100)

export const scopeSchema = z.discriminatedUnion('on', [
  z.object({ on: z.literal('all') }),
  z.object({
    on: z.literal('kinds'),
    kinds: z.array(z.enum(discountedKinds)).min(1, 'Choose a kind.').max(3),
  }),
  z.object({ on: z.literal('category'), category: name }),
  /** Ids of the goods, games or listings that it is for. */
  z.object({ on: z.literal('subjects'), subjects: z.array(name).min(1, 'Name at least one.').max(100) }),
])

export const codeSchema = z
  .string('Enter a code.')
  .trim()
  .regex(/^[a-z0-9][a-z0-9_-]{3,29}$/i, 'A code has 4 to 30 letters, digits, hyphens or underscores.')

const limit = z
  .number('Enter a number.')
  .int('A limit is a whole number.')
  .min(1, 'A limit is at least one.')
  .max(1_000_000)
const time = z.iso.datetime({ offset: true, error: 'Enter a date and time.' })

export const couponRules = z.object({
  discount: discountSchema,
  /** Needed for a fixed amount and for a minimum; without it the coupon counts in every currency. */
  currency: currencySchema.nullable(),
  /** What the things that it is for must cost together, before any discount. */
  minimumMinor: amount(0, 'A minimum is not below zero.'),
  scope: scopeSchema,
  /** Orders in all. */
  maxUses: limit.nullable(),
  maxPerPerson: limit.nullable(),
  /** Only for somebody's first order ever. */
  firstOrder: z.boolean(),
  /** Whether it may stand beside another coupon. */
  stackable: z.boolean(),
  startsAt: time.nullable(),
  endsAt: time.nullable(),
})

export const createCouponInput = z.object({
  code: codeSchema,
  discount: couponRules.shape.discount,
  currency: couponRules.shape.currency.default(null),
  minimumMinor: couponRules.shape.minimumMinor.default(0),
  scope: couponRules.shape.scope.default({ on: 'all' }),
  maxUses: couponRules.shape.maxUses.default(null),
  maxPerPerson: couponRules.shape.maxPerPerson.default(null),
  firstOrder: couponRules.shape.firstOrder.default(false),
  stackable: couponRules.shape.stackable.default(false),
  startsAt: couponRules.shape.startsAt.default(null),
  endsAt: couponRules.shape.endsAt.default(null),
  /** False keeps it as a draft. */
  start: z.boolean().default(true),
})

export const couponRef = z.object({ couponId: idSchema('coupon') })

/** What is not named stays as it is. */
export const changeCouponInput = couponRef.extend({
  /** As it was read: somebody else's change in between is not overwritten. */
  version: z.number().int().min(0),
  ...couponRules.partial().shape,
})

export const couponStateSchema = z.enum(['draft', 'active', 'paused', 'ended'])
export type CouponState = z.infer<typeof couponStateSchema>

/** What its state and its limits come to at the moment. */
export const couponStatusSchema = z.enum(['draft', 'scheduled', 'running', 'used_up', 'paused', 'ended'])
export type CouponStatus = z.infer<typeof couponStatusSchema>

export const couponView = couponRules.extend({
  id: z.string(),
  code: z.string(),
  funder: z.enum(['seller', 'platform']),
  sellerId: z.string().nullable(),
  state: couponStateSchema,
  status: couponStatusSchema,
  /** Orders that have it, paid or not yet. */
  used: z.number().int(),
  /** What paid orders had off, per currency. */
  given: z.array(z.object({ currency: currencySchema, amountMinor: z.number().int() })),
  version: z.number().int(),
  createdAt: z.string(),
})

export type CouponView = z.infer<typeof couponView>
export type Discount = z.infer<typeof discountSchema>
export type Scope = z.infer<typeof scopeSchema>
export type CouponRules = z.infer<typeof couponRules>

const paging = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
}

export const couponListInput = z.object(paging)
export const allCouponsInput = z.object({ ...paging, funder: z.enum(['seller', 'platform']).optional() })
export const couponListView = z.object({ items: z.array(couponView), nextCursor: z.string().nullable() })

export const usesInput = couponRef.extend(paging)

export const usesView = z.object({
  items: z.array(
    z.object({
      orderId: z.string(),
      amountMinor: z.number().int(),
      currency: currencySchema,
      state: z.enum(['reserved', 'used', 'released']),
      at: z.string(),
    }),
  ),
  nextCursor: z.string().nullable(),
})

/** What somebody who has the code is told of it. */
export const knownCouponView = couponView.pick({
  code: true,
  funder: true,
  sellerId: true,
  discount: true,
  currency: true,
  minimumMinor: true,
  scope: true,
  maxPerPerson: true,
  firstOrder: true,
  stackable: true,
  startsAt: true,
  endsAt: true,
  status: true,
})

export const knownCouponInput = z.object({ code: codeSchema })
