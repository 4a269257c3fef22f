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
