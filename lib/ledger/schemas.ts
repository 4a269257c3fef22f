import { z } from 'zod'
import { idSchema } from '@/lib/kernel/ids'
import { currencySchema, maxPriceMinor } from '@/lib/kernel/money'

/** Why money moves, and what the statement calls it. */
export const postingKinds = {
  purchase: 'Purchase',
  sale: 'Sale',
  refund: 'Refund',
  top_up: 'Top-up',
  payout: 'Payout',
  adjustment: 'Adjustment',
} as const

export type PostingKind = keyof typeof postingKinds

export const postingKindSchema = z.enum(
  Object.keys(postingKinds) as [PostingKind, ...PostingKind[]],
  'This kind of movement is not known.',
)

/** What a statement line says. `subject` is the id of the deal or order it belongs to. */
export const memoSchema = z.object({
  title: z.string().min(1).max(200),
  detail: z.string().max(300).optional(),
  subject: z.string().max(100).optional(),
})

export type Memo = z.infer<typeof memoSchema>

const minor = z.number().int()

export const walletInput = z.object({
  /** Whose wallet; admins may name somebody else. */
  userId: idSchema('user').optional(),
  currency: currencySchema.default('EUR'),
})

export const walletView = z.object({
  currency: currencySchema,
  availableMinor: minor,
  heldMinor: minor,
  inEscrowMinor: minor,
  /** When the wallet was first used. */
  since: z.string().nullable(),
  /** Balance at the end of each of the last days (UTC), the oldest first; the last is today's so far. */
  series: z.array(z.object({ day: z.string(), balanceMinor: minor })),
  /** Orders of this person whose money lies in escrow, the newest first. */
  escrow: z.array(z.object({ orderId: z.string(), title: z.string(), amountMinor: minor })),
  /** The last proof of the whole ledger. */
  proof: z.object({ at: z.string(), sound: z.boolean() }).nullable(),
})

export type WalletView = z.infer<typeof walletView>

const statementFilter = walletInput.extend({
  kind: postingKindSchema.optional(),
  /** Calendar month in UTC. */
  month: z
    .string()
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'A month looks like 2026-11.')
    .optional(),
})

export const statementInput = statementFilter.extend({
  /** Posting id of the last row already seen. */
  cursor: idSchema('posting').optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})

export type StatementInput = z.infer<typeof statementInput>

export const statementRow = z.object({
  postingId: z.string(),
  at: z.string(),
  kind: postingKindSchema,
  title: z.string(),
  detail: z.string().nullable(),
  subject: z.string().nullable(),
  amountMinor: minor,
  balanceAfterMinor: minor,
})

export type StatementRow = z.infer<typeof statementRow>

export const statementView = z.object({
  currency: currencySchema,
  items: z.array(statementRow),
  nextCursor: z.string().nullable(),
  /** First page only: sums over the filter, and the balance before the month. */
  totals: z.object({ inMinor: minor, outMinor: minor, openingMinor: minor }).nullable(),
})

export type StatementView = z.infer<typeof statementView>

export const statementCsvInput = statementFilter
export const statementCsvView = z.object({ filename: z.string(), csv: z.string() })

export const adjustInput = z.object({
  userId: idSchema('user'),
  /** Above zero credits the wallet, below zero debits it. */
  amountMinor: z
    .number('Enter an amount.')
    .int('An amount has at most two decimals.')
    .min(-maxPriceMinor, 'The amount is above the limit of 1,000,000.00.')
    .max(maxPriceMinor, 'The amount is above the limit of 1,000,000.00.')
    .refine((amount) => amount !== 0, 'The amount must not be zero.'),
  currency: currencySchema.default('EUR'),
  reason: z
    .string()
    .trim()
    .min(3, 'Say why, in a few words.')
    .max(500, 'Keep the reason under 500 characters.'),
})

export const adjustView = z.object({ postingId: z.string(), availableMinor: minor })

export const adjustedPayload = z.object({ userId: z.string(), postingId: z.string(), amountMinor: minor })

export const holdExpiredPayload = z.object({
  holdId: z.string(),
  account: z.string(),
  amountMinor: minor,
  currency: z.string(),
  memo: memoSchema,
})

const count = z.number().int().nonnegative()

/** Every figure but the first three must be 0. */
export const proofFigures = z.object({
  accounts: count,
  transfers: count,
  entries: count,
  currenciesNotZero: count,
  overdrawn: count,
  drifted: count,
  heldDrifted: count,
  rollupDrifted: count,
  /** Transfers without two balanced entries, and entries without a transfer; null when not looked at. */
  unbalanced: count.nullable(),
  /** Entries whose running balance is not the sum of the entries before; null when not looked at. */
  chainBroken: count.nullable(),
})

export const proofView = z.object({ at: z.string(), sound: z.boolean(), figures: proofFigures })

export type Proof = z.infer<typeof proofView>

export const healthView = z.object({ last: proofView.nullable(), lastUnsoundAt: z.string().nullable() })
