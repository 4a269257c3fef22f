import { refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { cancelTrade } from '@/lib/steam'
import { partiesOnly } from './access'
import { refund } from './endings'
import { lockDeal } from './row'
import { dealRef } from './schemas'

/** The party whose move it is may end the deal; the bot then cancels its offer, and money and item go back. */
export const declineDeal = command(
  {
    name: 'deals.decline',
    summary: 'Call a deal off while it is your move. Money and item go back.',
    input: dealRef,
    output: dealRef,
    access: partiesOnly,
  },
  async ({ dealId }, ctx) => {
    const row = await lockDeal(ctx.tx, dealId)
    const me = ctx.actor.kind === 'person' ? ctx.actor.id : ''
    const mayEnd =
      (row.state === 'giving' && me === row.buyerId) || (row.state === 'taking' && me === row.sellerId)
    if (row.state === 'funded')
      await refund(
        ctx,
        row,
        me === row.sellerId ? 'declined_here' : 'called_off',
        me === row.sellerId ? 'withdraw' : 'release',
      )
    else if (!mayEnd) refuse('not_your_move', 'Only the party whose move it is can call this deal off now.')
    else
      await cancelTrade(
        ctx,
        { subject: dealId, leg: row.state === 'giving' ? 'give' : 'take' },
        'declined_here',
      )
    return { dealId }
  },
)
