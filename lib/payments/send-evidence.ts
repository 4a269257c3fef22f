import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { paymentDispute } from '@/db/schema/payments'
import { adminsOnly, system } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { notFound, refuse } from '@/lib/kernel/errors'
import { idSchema } from '@/lib/kernel/ids'
import { job } from '@/lib/kernel/job'
import { command, inTransaction } from '@/lib/kernel/operation'
import { applyDispute } from './disputes'
import { processor } from './processor'

const input = z.object({
  disputeId: idSchema('cardDispute'),
  text: z
    .string()
    .trim()
    .min(20, 'Say in a few sentences what was bought, when it was delivered and how.')
    .max(20_000, 'Keep it under 20,000 characters.'),
})

export const sendEvidence = command(
  {
    name: 'payments.sendEvidence',
    summary: 'Answers the bank in a card dispute, once; it decides upon this.',
    input,
    output: z.object({ disputeId: z.string() }),
    access: adminsOnly,
  },
  async ({ disputeId, text }, ctx) => {
    const [row] = await ctx.tx
      .select()
      .from(paymentDispute)
      .where(eq(paymentDispute.id, disputeId))
      .for('update')
    if (!row) notFound('dispute')
    if (row.endedAt || row.evidence)
      refuse('wrong_state', 'This dispute has been answered or is over, so nothing more can be sent.')
    await ctx.tx.update(paymentDispute).set({ evidence: text }).where(eq(paymentDispute.id, disputeId))
    await ctx.audit({ act: 'payments.sendEvidence', subject: disputeId })
    await ctx.enqueue(bringEvidence, { disputeId }, { singletonKey: disputeId })
    return { disputeId }
  },
)

export const bringEvidence = job(
  { name: 'payments.bringEvidence', input: input.pick({ disputeId: true }), retryLimit: 8 },
  async ({ disputeId }) => {
    const [row] = await rawDb().select().from(paymentDispute).where(eq(paymentDispute.id, disputeId))
    if (!row?.evidence || row.evidenceSentAt || row.endedAt) return
    const ask = { key: `dispute:${disputeId}:evidence`, dispute: row.processorId, text: row.evidence }
    const answer = await processor().sendEvidence(ask)
    await inTransaction(system('payments.bringEvidence'), async (ctx) => {
      const set = { evidenceSentAt: ctx.now }
      await ctx.tx.update(paymentDispute).set(set).where(eq(paymentDispute.id, disputeId))
      await applyDispute(ctx, answer)
    })
  },
)
