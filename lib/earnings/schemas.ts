import { z } from 'zod'
import { categories } from '@/lib/goods/schemas'
import { idSchema } from '@/lib/kernel/ids'
import { currencySchema, maxPriceMinor } from '@/lib/kernel/money'

const minor = z.number().int()
const category = z.enum(categories, 'Choose a category.')

const reason = z
  .string('Give a reason.')
  .trim()
  .min(3, 'Give a reason.')
  .max(500, 'A reason has at most 500 characters.')

export const setFeeInput = z.object({
  /** Null: of every seller. */
  sellerId: idSchema('user').nullable().default(null),
  /** Null: of every category of goods. */
  category: category.nullable().default(null),
  /** Null: of sales in every currency; then there is no minimum. */
  currency: currencySchema.nullable().default(null),
  /** Ten-thousandths of what the buyer pays. */
  bps: z
    .number('Enter a percentage.')
    .int('A percentage has at most two decimals.')
    .min(0, 'A fee is not below 0 %.')
    .max(10_000, 'A fee is at most 100 %.'),
  minimumMinor: z
    .number('Enter an amount.')
    .int('An amount is whole minor units.')
    .min(0, 'A minimum is not below zero.')
    .max(maxPriceMinor, 'The amount is above the limit of 1,000,000.00.')
    .default(0),
  /** Left out: from now on. */
  validFrom: z.iso.datetime({ offset: true, error: 'Enter a date and time.' }).nullable().default(null),
  reason,
})

export type SetFeeInput = z.infer<typeof setFeeInput>

export const endFeeInput = z.object({ feeRuleId: idSchema('feeRule'), reason })

export const feeRuleView = z.object({
  id: z.string(),
  seller: z.object({ id: z.string(), name: z.string() }).nullable(),
  category: z.string().nullable(),
  currency: currencySchema.nullable(),
  bps: minor,
  minimumMinor: minor,
  /** In words, as its sellers read it. */
  sentence: z.string(),
  state: z.enum(['running', 'to_come', 'over']),
  validFrom: z.string(),
  endsAt: z.string().nullable(),
})

export type FeeRuleView = z.infer<typeof feeRuleView>

export const feeListInput = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})

export const feeListView = z.object({ items: z.array(feeRuleView), nextCursor: z.string().nullable() })

export const feePreviewInput = z.object({
  sellerId: idSchema('user').optional(),
  category,
  currency: currencySchema.default('EUR'),
  grossMinor: z.coerce.number().int().min(1).max(maxPriceMinor),
})

export const feePreviewView = z.object({
  feeMinor: minor,
  currency: currencySchema,
  /** Null: what is kept where no rule says otherwise. */
  feeRuleId: z.string().nullable(),
  sentence: z.string(),
})

export const myFeesInput = z.object({ currency: currencySchema.default('EUR') })

/** What the platform keeps of this seller's sales: first in general, then the categories for which it differs. */
export const myFeesView = z.object({
  currency: currencySchema,
  items: z.array(
    z.object({ category: z.string().nullable(), bps: minor, minimumMinor: minor, sentence: z.string() }),
  ),
})

export const clearingInput = feeListInput.extend({ currency: currencySchema.default('EUR') })

export const clearingRow = z.object({
  id: z.string(),
  sellerOrderId: z.string(),
  title: z.string(),
  /** What will be the seller's, less fee and tax. */
  netMinor: minor,
  currency: currencySchema,
  /** `accrued`: it was not delivered yet; `clearing`: it can be sent back until `availableAt`. */
  state: z.enum(['accrued', 'clearing', 'held']),
  why: z.string().nullable(),
  availableAt: z.string().nullable(),
})

export type ClearingRow = z.infer<typeof clearingRow>

export const clearingView = z.object({
  currency: currencySchema,
  accruedMinor: minor,
  clearingMinor: minor,
  heldMinor: minor,
  items: z.array(clearingRow),
  nextCursor: z.string().nullable(),
})

export type ClearingView = z.infer<typeof clearingView>
