import { refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { isRefunded } from '@/lib/orders'
import { partiesOnly } from './access'
import { askFor } from './legs'
import { lockDeal } from './row'
import { dealRef } from './schemas'

export const sendAgain = command(
  {
    name: 'deals.sendAgain',
    summary: 'Have your own item offered back to you again.',
    input: dealRef,
    output: dealRef,
    access: partiesOnly,
    limit: { max: 5, windowS: 3_600 },
  },
  async ({ dealId }, ctx) => {
    const row = await lockDeal(ctx.tx, dealId)
    const seller = ctx.actor.kind === 'person' && ctx.actor.id === row.sellerId
    const waits = row.state === 'stuck' && (await isRefunded(ctx.tx, row.orderId, row.id))
    if (!seller || !waits) refuse('wrong_state', 'There is no item waiting to be sent back to you.')
    await askFor(ctx, row, 'return', { reason: 'asked_again' })
    return { dealId }
  },
)
