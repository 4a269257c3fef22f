import type { Currency } from '@/lib/kernel/money'
import type { Ctx } from '@/lib/kernel/operation'
import type { MethodName, PaymentOption } from './schemas'

/** What is known of a buyer and a sum before anything is paid. */
export interface Purse {
  amountMinor: number
  currency: Currency
  /** What the buyer's wallet could pay now. */
  availableMinor: number
  /** Whether cards are taken here at all. */
  cardsTaken: boolean
}

export interface Ask {
  paymentId: string
  orderId: string
  personId: string
  currency: Currency
  title: string
  walletMinor: number
  cardMinor: number
}

/**
 * A way to pay. It says beforehand whether it can, and sets aside what must not be spent meanwhile; what is `pending`
 * is finished by whoever hears of the money. A new way is a file of methods/ and a line in the list of them.
 */
export interface PaymentMethod {
  name: MethodName
  offer(purse: Purse): PaymentOption
  /** Paid at once, inside the caller's transaction, or begun. */
  start(ctx: Ctx, ask: Ask): Promise<{ state: 'paid' | 'pending'; holdId: string | null }>
}

/** Processors take no payment that is smaller. */
export const leastByCardMinor = 50
