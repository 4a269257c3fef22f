import { dealNote } from '@/db/schema/deals'
import { adminsOnly } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
import { type Ctx, command } from '@/lib/kernel/operation'
import { isRefunded } from '@/lib/orders'
import { cancelTrade } from '@/lib/steam'
import { payBack, refund } from './endings'
import { dealNoted } from './events'
import { askFor, askSeller } from './legs'
import { type DealRow, lockDeal, roomsOf } from './row'
import { dealReason, dealRef } from './schemas'

const shape = { input: dealReason, output: dealRef, access: adminsOnly }

export const retryDeal = command(
  { ...shape, name: 'deals.retry', summary: 'Try the open leg of a deal again.' },
  async ({ dealId, reason }, ctx) => {
    const row = await lockDeal(ctx.tx, dealId)
    if (row.state === 'stuck')
      await askFor(ctx, row, (await isRefunded(ctx.tx, row.orderId, row.id)) ? 'return' : 'give')
    else if (row.state !== 'funded')
      refuse('wrong_state', 'Only a deal that is stuck or waits for a bot can be tried again.')
    else if ((await askSeller(ctx, row)) === row)
      refuse('no_bot_free', 'Still no bot is free; enable one first.')
    await note(ctx, row, 'deals.retry', reason)
    return { dealId }
  },
)

export const refundDeal = command(
  { ...shape, name: 'deals.refund', summary: 'End a deal: the buyer gets the money, the seller the item.' },
  async ({ dealId, reason }, ctx) => {
    const row = await lockDeal(ctx.tx, dealId)
    if (row.state === 'funded') await refund(ctx, row, 'admin_refund', 'release')
    else if (row.state === 'taking') await cancelTrade(ctx, { subject: dealId, leg: 'take' }, 'admin_refund')
    else if (row.state === 'giving') await cancelTrade(ctx, { subject: dealId, leg: 'give' }, 'admin_refund')
    else await refundStuck(ctx, row)
    await note(ctx, row, 'deals.refund', reason)
    return { dealId }
  },
)

export const noteDeal = command(
  { ...shape, name: 'deals.note', summary: 'Keep a note on a deal for other admins.' },
  async ({ dealId, reason }, ctx) => {
    const row = await lockDeal(ctx.tx, dealId)
    await note(ctx, row, 'deals.note', reason)
    return { dealId }
  },
)

async function refundStuck(ctx: Ctx, row: DealRow): Promise<void> {
  const paidBack = await isRefunded(ctx.tx, row.orderId, row.id)
  if (row.state !== 'stuck' || paidBack)
    refuse('wrong_state', 'The money of this deal is no longer in escrow.')
  const { postingId } = await payBack(ctx, row, 'admin_refund', 'withdraw')
  await askFor(ctx, row, 'return', { reason: 'admin_refund', postingId })
}

async function note(ctx: Ctx, row: DealRow, act: string, reason: string): Promise<void> {
  const authorId = ctx.actor.kind === 'person' ? ctx.actor.id : 'system'
  await ctx.tx.insert(dealNote).values({ dealId: row.id, kind: 'note', authorId, text: reason, at: ctx.now })
  await ctx.audit({ act, subject: row.id, reason, detail: { state: row.state } })
  await ctx.emit(dealNoted, {
    aggregate: row.id,
    payload: { dealId: row.id, kind: 'note' },
    rooms: roomsOf(row),
  })
}
