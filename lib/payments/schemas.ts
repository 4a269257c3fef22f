import { z } from 'zod'
import { idSchema } from '@/lib/kernel/ids'
import { currencySchema } from '@/lib/kernel/money'

export const methodNames = ['wallet', 'wallet_and_card', 'card'] as const
export const methodSchema = z.enum(methodNames, 'This way to pay is not known.')
export type MethodName = (typeof methodNames)[number]

const minor = z.number().int()

/** One line of what a buyer pays for, as the hosted page shows it. */
export const payLine = z.object({ name: z.string(), unitMinor: minor, quantity: minor })
export type PayLine = z.infer<typeof payLine>

/** A way to pay, whether it can pay this sum, and how the sum would be divided. */
export const paymentOption = z.object({
  method: methodSchema,
  ok: z.boolean(),
  /** A sentence: what it does, or why it cannot pay. */
  why: z.string(),
  walletMinor: minor,
  cardMinor: minor,
})
export type PaymentOption = z.infer<typeof paymentOption>

export const paymentStateSchema = z.enum(['open', 'closing', 'paid', 'expired', 'paid_late'])

export const paymentRefInput = z.object({ paymentId: idSchema('payment') })
export const pageView = z.object({ url: z.string() })

export const paymentView = z.object({
  id: z.string(),
  orderId: z.string(),
  method: methodSchema,
  state: paymentStateSchema,
  amountMinor: minor,
  walletMinor: minor,
  cardMinor: minor,
  refundedMinor: minor,
  currency: currencySchema,
  expiresAt: z.string(),
  paidAt: z.string().nullable(),
})
export type PaymentView = z.infer<typeof paymentView>

export const paymentRef = z.object({ orderId: z.string(), paymentId: z.string() })

export const refundEndedPayload = z.object({
  orderId: z.string(),
  paymentId: z.string(),
  refundId: z.string(),
  personId: z.string(),
  /** `failed`: the card's part lies in the wallet of the buyer. */
  state: z.enum(['done', 'failed']),
  amountMinor: minor,
  cardMinor: minor,
  currency: currencySchema,
})

export const disputedPayload = z.object({
  orderId: z.string(),
  disputeId: z.string(),
  amountMinor: minor,
  currency: currencySchema,
  /** False while the bank only asks. */
  withdrawn: z.boolean(),
})
export const disputeClosedPayload = disputedPayload.extend({ won: z.boolean() })

export const sellerHint = z.object({ type: z.string(), about: z.string(), account: z.string().nullable() })

export const differenceKinds = ['missing_here', 'missing_there', 'amount', 'balance'] as const

export const differenceListInput = z.object({
  show: z.enum(['open', 'resolved']).default('open'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})

export const differenceView = z.object({
  id: z.string(),
  kind: z.enum(differenceKinds),
  /** What it is about: an id of the payment provider or of ours, or a currency. */
  subject: z.string(),
  currency: currencySchema,
  oursMinor: minor,
  theirsMinor: minor,
  foundAt: z.string(),
  resolvedAt: z.string().nullable(),
  resolvedBy: z.string().nullable(),
  note: z.string().nullable(),
})
export type DifferenceView = z.infer<typeof differenceView>

export const differenceListView = z.object({
  items: z.array(differenceView),
  nextCursor: z.string().nullable(),
  /** When the books were last compared. */
  comparedAt: z.string().nullable(),
  open: z.number().int(),
})
export type DifferenceListView = z.infer<typeof differenceListView>

export const resolveInput = z.object({
  differenceId: idSchema('difference'),
  reason: z
    .string()
    .trim()
    .min(3, 'Say what it was, in a few words.')
    .max(500, 'Keep it under 500 characters.'),
})

export const cardDisputeListInput = z.object({
  show: z.enum(['open', 'ended']).default('open'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})

export const cardDisputeView = z.object({
  id: z.string(),
  orderId: z.string(),
  paymentId: z.string(),
  amountMinor: minor,
  currency: currencySchema,
  reason: z.string(),
  state: z.enum(['open', 'under_review', 'won', 'lost']),
  withdrawn: z.boolean(),
  evidenceSentAt: z.string().nullable(),
  answered: z.boolean(),
  dueAt: z.string().nullable(),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
})
export type CardDisputeView = z.infer<typeof cardDisputeView>

export const cardDisputeListView = z.object({
  items: z.array(cardDisputeView),
  nextCursor: z.string().nullable(),
})
