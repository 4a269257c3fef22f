import { dealNote } from '@/db/schema/deals'
import { assert } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { partiesOnly } from './access'
import { dealNoted } from './events'
import { lockDeal, roomsOf } from './row'
import { dealReason, dealRef } from './schemas'

export const askForHelp = command(
  {
    name: 'deals.askForHelp',
    summary: 'Ask a person to look at your deal.',
    input: dealReason,
    output: dealRef,
    access: partiesOnly,
    limit: { max: 10, windowS: 600 },
  },
  async ({ dealId, reason }, ctx) => {
    assert(ctx.actor.kind === 'person', 'Only people ask for help.')
    const row = await lockDeal(ctx.tx, dealId)
    await ctx.tx
      .insert(dealNote)
      .values({ dealId, kind: 'help', authorId: ctx.actor.id, text: reason, at: ctx.now })
    await ctx.emit(dealNoted, { aggregate: dealId, payload: { dealId, kind: 'help' }, rooms: roomsOf(row) })
    return { dealId }
  },
)
