import { z } from 'zod'
import { currencySchema } from '@/lib/kernel/money'

const minor = z.number().int()

/** The smallest payout, in minor units of every currency. */
export const leastPayoutMinor = 5_000

export const ruleNames = ['new_seller', 'disputes', 'protected_deals'] as const

/** Why money that was earned cannot leave yet. */
export const holdView = z.object({
  rule: z.enum(ruleNames),
  why: z.string(),
  /** How much of the earnings it keeps; null: all. */
  amountMinor: minor.nullable(),
  until: z.string().nullable(),
})
export type HoldView = z.infer<typeof holdView>

export const accountView = z.object({
  /** `none`: the seller has not begun. */
  state: z.enum(['none', 'pending', 'restricted', 'active']),
  country: z.string().nullable(),
  /** What the payment provider still wants, in words. */
  missing: z.array(z.string()),
  monthly: z.boolean(),
})
export type AccountView = z.infer<typeof accountView>

export const earnedInput = z.object({ currency: currencySchema.default('EUR') })

export const earnedView = z.object({
  currency: currencySchema,
  account: accountView,
  /** Whether sellers are paid by bank at all on this site. */
  offered: z.boolean(),
  /** What came in from sales, less what was taken back. */
  earnedMinor: minor,
  withdrawableMinor: minor,
  onTheWayMinor: minor,
  paidMinor: minor,
  leastMinor: minor,
  holds: z.array(holdView),
  /** Why nothing can be withdrawn now; null when something can. */
  refusal: z.string().nullable(),
})
export type EarnedView = z.infer<typeof earnedView>

export const openAccountInput = z.object({
  country: z
    .string('Choose the country of your bank.')
    .regex(/^[A-Z]{2}$/, 'Choose the country of your bank.'),
})
export const onboardingView = z.object({ url: z.string() })
export const monthlyInput = z.object({ monthly: z.boolean() })

export const requestPayoutInput = z.object({
  amountMinor: z
    .number('Enter an amount.')
    .int('An amount has at most two decimals.')
    .min(leastPayoutMinor, 'A payout is at least 50.00.')
    .max(100_000_000, 'The amount is above the limit of 1,000,000.00.'),
  currency: currencySchema.default('EUR'),
})

export const payoutStateSchema = z.enum(['requested', 'transferred', 'in_transit', 'paid', 'failed'])

export const payoutView = z.object({
  id: z.string(),
  amountMinor: minor,
  currency: currencySchema,
  state: payoutStateSchema,
  /** True when nobody asked for it. */
  monthly: z.boolean(),
  failure: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type PayoutView = z.infer<typeof payoutView>

const pageInput = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
export const payoutListInput = pageInput
export const payoutListView = z.object({ items: z.array(payoutView), nextCursor: z.string().nullable() })
export type PayoutListView = z.infer<typeof payoutListView>

/** One sale, one sale taken back or one payout, as the ledger has it. */
export const sellerRow = z.object({
  id: z.string(),
  at: z.string(),
  kind: z.enum(['sale', 'refund', 'payout']),
  title: z.string(),
  subject: z.string().nullable(),
  grossMinor: minor,
  feeMinor: minor,
  taxMinor: minor,
  /** What the wallet got, or gave. */
  netMinor: minor,
})
export type SellerRow = z.infer<typeof sellerRow>

const month = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'A month looks like 2026-11.')
  .optional()
export const sellerStatementInput = pageInput.extend({ currency: currencySchema.default('EUR'), month })
export const sellerStatementView = z.object({
  currency: currencySchema,
  items: z.array(sellerRow),
  nextCursor: z.string().nullable(),
})
export type SellerStatementView = z.infer<typeof sellerStatementView>

export const sellerCsvInput = z.object({ currency: currencySchema.default('EUR'), month })
export const sellerCsvView = z.object({ filename: z.string(), csv: z.string() })

export const sellerHint = z.object({ type: z.string(), about: z.string() })
