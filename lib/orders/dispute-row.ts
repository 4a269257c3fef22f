import { and, eq, inArray } from 'drizzle-orm'
import { dispute, disputeEvidence } from '@/db/schema/orders'
import { actorName } from '@/lib/kernel/access'
import { assert, notFound } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { begin, move, stateOf } from '@/lib/kernel/machine'
import type { Ctx } from '@/lib/kernel/operation'
import { disputeArgued } from './events'
import { lockSellerOrder, moveSellerOrder, roomsOfSellerOrder, type SellerOrderRow } from './row'
import { disputeMachine } from './states'

export type DisputeRow = typeof dispute.$inferSelect

const open = ['open', 'answered']

export const isOpenDispute = ({ state }: DisputeRow): boolean => open.includes(state)

/** Somebody disagrees: the seller's order waits until it is decided. */
export async function beginDispute(
  ctx: Ctx,
  sale: SellerOrderRow,
  { kind, reason }: Pick<DisputeRow, 'kind' | 'reason'>,
): Promise<string> {
  const id = newId('dispute')
  const times = { createdAt: ctx.now, updatedAt: ctx.now }
  await ctx.tx
    .insert(dispute)
    .values({ id, sellerOrderId: sale.id, kind, reason, state: disputeMachine.initial, ...times })
  const rooms = roomsOfSellerOrder(sale)
  await begin(ctx, disputeMachine, id, { data: { sellerOrderId: sale.id, reason }, rooms })
  await moveSellerOrder(ctx, sale, 'dispute', { set: { dueAt: null }, data: { disputeId: id, reason } })
  return id
}

/** A dispute with its orders, all locked. */
export async function lockDispute({ tx }: Ctx, disputeId: string) {
  const [found] = await tx.select().from(dispute).where(eq(dispute.id, disputeId))
  if (!found) notFound('dispute')
  const locked = await lockSellerOrder(tx, found.sellerOrderId)
  const [row] = await tx.select().from(dispute).where(eq(dispute.id, disputeId)).for('update')
  assert(row, 'Disputes are not deleted.')
  return { row, ...locked }
}

/** Those of a bank that are not decided. */
export const openCardDisputesOf = ({ tx }: Ctx, sellerOrderId: string): Promise<DisputeRow[]> =>
  tx
    .select()
    .from(dispute)
    .where(
      and(eq(dispute.sellerOrderId, sellerOrderId), eq(dispute.kind, 'card'), inArray(dispute.state, open)),
    )

export const moveDispute = (
  ctx: Ctx,
  row: DisputeRow,
  sale: SellerOrderRow,
  on: (typeof disputeMachine.transitions)[number]['on'],
  set: Partial<DisputeRow> = {},
) =>
  move(ctx, disputeMachine, dispute, { ...row, state: stateOf(disputeMachine, row.state) }, on, {
    set,
    data: { ...set, sellerOrderId: sale.id },
    rooms: roomsOfSellerOrder(sale),
  })

export async function keepEvidence(
  ctx: Ctx,
  disputeId: string,
  sale: SellerOrderRow,
  text: string,
): Promise<void> {
  const said = { disputeId, authorId: actorName(ctx.actor), text, at: ctx.now }
  await ctx.tx.insert(disputeEvidence).values(said)
  const payload = { disputeId, sellerOrderId: sale.id }
  await ctx.emit(disputeArgued, { aggregate: disputeId, payload, rooms: roomsOfSellerOrder(sale) })
}
