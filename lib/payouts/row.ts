import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { payout } from '@/db/schema/payouts'
import type { Tx } from '@/lib/kernel/db'
import { notFound } from '@/lib/kernel/errors'
import { entered, move, stateOf } from '@/lib/kernel/machine'
import { type Currency, currencySchema } from '@/lib/kernel/money'
import type { Ctx } from '@/lib/kernel/operation'
import type { PayoutView } from './schemas'
import { type PayoutState, payoutMachine } from './states'

type Stored = typeof payout.$inferSelect

export interface PayoutRow extends Omit<Stored, 'state' | 'currency'> {
  state: PayoutState
  currency: Currency
}

export const payoutOfRow = (row: Stored): PayoutRow => ({
  ...row,
  state: stateOf(payoutMachine, row.state),
  currency: currencySchema.parse(row.currency),
})

export async function lockPayout(tx: Tx, payoutId: string): Promise<PayoutRow> {
  const [row] = await tx.select().from(payout).where(eq(payout.id, payoutId)).for('update')
  return row ? payoutOfRow(row) : notFound('payout')
}

type Step = (typeof payoutMachine.transitions)[number]['on']

/** Its data say whose it is and how much, for who tells the seller. */
export const movePayout = (ctx: Ctx, row: PayoutRow, on: Step, set: Partial<Stored> = {}) =>
  move(ctx, payoutMachine, payout, row, on, {
    set: { ...set, triedAt: ctx.now },
    data: { ...factsOf(row), ...(set.failure ? { reason: set.failure } : {}) },
    rooms: [`user:${row.sellerId}`],
  })

export const factsOf = ({ sellerId, amountMinor, currency }: PayoutRow) => ({
  sellerId,
  amountMinor,
  currency,
})

/** What the data of a payout's events say. */
export const payoutFacts = z.object({
  sellerId: z.string(),
  amountMinor: z.number().int(),
  currency: currencySchema,
  reason: z.string().optional(),
})

/** What is told when a payout arrives or comes back. */
export const enteredPayout = (state: 'paid' | 'failed') => entered(payoutMachine, state)

export const viewOf = (row: PayoutRow): PayoutView => ({
  id: row.id,
  amountMinor: row.amountMinor,
  currency: row.currency,
  state: row.state,
  monthly: row.period !== null,
  failure: row.failure,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
})
