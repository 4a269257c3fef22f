import { eq, isNull } from 'drizzle-orm'
import { payment, paymentDispute } from '@/db/schema/payments'
import { system } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { newId } from '@/lib/kernel/ids'
import { type Ctx, inTransaction } from '@/lib/kernel/operation'
import { escrow } from '@/lib/ledger'
import { disputeClosed, paymentDisputed } from './events'
import { expectBooking } from './expected'
import { atProcessor, moveMoney, takenBack } from './money'
import type { CardDispute } from './port'
import { processor } from './processor'
import { type PaymentRow, paymentOfRow } from './row'

export type DisputeRow = typeof paymentDispute.$inferSelect

/** What the processor says about a dispute now, and what follows. */
export async function followDispute(processorId: string): Promise<void> {
  const dispute = await processor().dispute(processorId)
  await inTransaction(system('payments.followDispute'), (ctx) => applyDispute(ctx, dispute))
}

/** Won and lost are for ever; an answer that is older than our row changes nothing. */
export async function applyDispute(ctx: Ctx, dispute: CardDispute): Promise<void> {
  const [found] = await ctx.tx
    .select()
    .from(payment)
    .where(eq(payment.processorPayment, dispute.payment ?? ''))
    .for('update')
  if (!found) return
  const paid = paymentOfRow(found)
  const [known] = await ctx.tx.select().from(paymentDispute).where(eq(paymentDispute.processorId, dispute.id))
  if (known?.endedAt) return
  const row = known ?? (await open(ctx, paid, dispute))
  const taken = dispute.withdrawn && !(known?.withdrawn ?? false)
  if (taken) await takeBack(ctx, paid, row)
  if (!known || taken) await tell(ctx, paid, { ...row, withdrawn: dispute.withdrawn })
  const ended = dispute.state === 'won' || dispute.state === 'lost'
  await ctx.tx
    .update(paymentDispute)
    .set({
      state: dispute.state,
      withdrawn: dispute.withdrawn,
      dueAt: dispute.dueAt,
      endedAt: ended ? ctx.now : null,
    })
    .where(eq(paymentDispute.id, row.id))
  if (!ended) return
  const won = dispute.state === 'won'
  if (won && dispute.withdrawn) await giveBack(ctx, paid, row)
  await ctx.emit(disputeClosed, {
    aggregate: paid.orderId,
    payload: { ...factsOf(paid, { ...row, withdrawn: dispute.withdrawn }), won },
    rooms: ['admins'],
  })
}

async function open(ctx: Ctx, paid: PaymentRow, dispute: CardDispute): Promise<DisputeRow> {
  const [row] = await ctx.tx
    .insert(paymentDispute)
    .values({
      id: newId('cardDispute'),
      processorId: dispute.id,
      paymentId: paid.id,
      amountMinor: dispute.amountMinor,
      currency: paid.currency,
      reason: dispute.reason,
      state: 'open',
      withdrawn: false,
      dueAt: dispute.dueAt,
      createdAt: ctx.now,
    })
    .returning()
  if (!row) throw new Error('An insert gave no row.')
  return row
}

const factsOf = (paid: PaymentRow, { id, amountMinor, withdrawn }: DisputeRow) => ({
  orderId: paid.orderId,
  disputeId: id,
  amountMinor,
  currency: paid.currency,
  withdrawn,
})

const tell = (ctx: Ctx, paid: PaymentRow, row: DisputeRow) =>
  ctx.emit(paymentDisputed, { aggregate: paid.orderId, payload: factsOf(paid, row), rooms: ['admins'] })

const memoOf = (paid: PaymentRow) => ({
  kind: 'adjustment' as const,
  currency: paid.currency,
  title: `Card dispute, ${paid.title}`.slice(0, 200),
  subject: paid.orderId,
})

async function takeBack(ctx: Ctx, paid: PaymentRow, { id, processorId, amountMinor }: DisputeRow) {
  const key = `dispute:${id}:out`
  const detail = 'The bank of the buyer took it back'
  await moveMoney(ctx, { ...memoOf(paid), key, from: takenBack, to: atProcessor, amountMinor, detail })
  const amount = { amountMinor: -amountMinor, currency: paid.currency }
  await expectBooking(ctx, { key, source: processorId, subject: id, ...amount })
}

async function giveBack(ctx: Ctx, paid: PaymentRow, { id, processorId, amountMinor }: DisputeRow) {
  const key = `dispute:${id}:back`
  const detail = 'The bank of the buyer gave it back'
  await moveMoney(ctx, { ...memoOf(paid), key, from: atProcessor, to: takenBack, amountMinor, detail })
  await expectBooking(ctx, { key, source: processorId, subject: id, amountMinor, currency: paid.currency })
}

/**
 * A dispute is lost and the order's money still lies in its escrow account: it makes good what the bank took.
 * What had gone to sellers already is theirs to give back.
 */
export async function coverDispute(
  ctx: Ctx,
  { disputeId, orderId, amountMinor }: { disputeId: string; orderId: string; amountMinor: number },
): Promise<void> {
  const [row] = await ctx.tx
    .select({ payment })
    .from(paymentDispute)
    .innerJoin(payment, eq(payment.id, paymentDispute.paymentId))
    .where(eq(paymentDispute.id, disputeId))
  if (!row) return
  const detail = 'Made good from the order'
  const key = `dispute:${disputeId}:cover`
  const from = escrow(orderId)
  await moveMoney(ctx, {
    ...memoOf(paymentOfRow(row.payment)),
    key,
    from,
    to: takenBack,
    amountMinor,
    detail,
  })
}

/** Those that the bank has not decided. */
export async function openDisputes(): Promise<string[]> {
  const rows = await rawDb()
    .select({ id: paymentDispute.processorId })
    .from(paymentDispute)
    .where(isNull(paymentDispute.endedAt))
    .limit(500)
  return rows.map(({ id }) => id)
}
