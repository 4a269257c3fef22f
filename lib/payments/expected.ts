import { processorExpected } from '@/db/schema/payments'
import type { Currency } from '@/lib/kernel/money'
import type { Ctx } from '@/lib/kernel/operation'

export interface Expected {
  /** Names this movement for ever. */
  key: string
  /** The processor's own id of what it will book: a charge, a refund, a dispute, a transfer. */
  source: string
  /** Ours. */
  subject: string
  /** As the processor books it: above zero it has more. */
  amountMinor: number
  currency: Currency
}

/** Whoever posts to the processor's account says here what its books must show; the comparison every night looks. */
export const expectBooking = (ctx: Pick<Ctx, 'tx' | 'now'>, expected: Expected) =>
  ctx.tx
    .insert(processorExpected)
    .values({ ...expected, at: ctx.now })
    .onConflictDoNothing()
