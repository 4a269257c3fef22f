import { eq } from 'drizzle-orm'
import { deal } from '@/db/schema/deals'
import type { Tx } from '@/lib/kernel/db'
import { notFound } from '@/lib/kernel/errors'
import { move, stateOf } from '@/lib/kernel/machine'
import { type Currency, currencySchema } from '@/lib/kernel/money'
import type { Ctx } from '@/lib/kernel/operation'
import { type DealState, dealMachine } from './states'

type Stored = typeof deal.$inferSelect

export interface DealRow extends Omit<Stored, 'state' | 'currency'> {
  state: DealState
  currency: Currency
}

export const dealOfRow = (row: Stored): DealRow => ({
  ...row,
  state: stateOf(dealMachine, row.state),
  currency: currencySchema.parse(row.currency),
})

/** The deal's row, locked until the transaction ends. */
export async function lockDeal(tx: Tx, dealId: string): Promise<DealRow> {
  const [row] = await tx.select().from(deal).where(eq(deal.id, dealId)).for('update')
  return row ? dealOfRow(row) : notFound('deal')
}

/** Those who hear of a deal live: its two parties and the admins. */
export const roomsOf = (row: { buyerId: string; sellerId: string }): string[] => [
  `user:${row.buyerId}`,
  `user:${row.sellerId}`,
  'admins',
]

interface DealMove {
  set?: Partial<Pick<Stored, 'botId' | 'reason' | 'dueAt'>>
  data?: Record<string, unknown>
}

type DealEvent = (typeof dealMachine.transitions)[number]['on']

export const moveDeal = (
  ctx: Ctx,
  row: DealRow,
  on: DealEvent,
  { set, data }: DealMove = {},
): Promise<DealRow> =>
  move(ctx, dealMachine, deal, row, on, { set: set ?? {}, data: data ?? {}, rooms: roomsOf(row) })
