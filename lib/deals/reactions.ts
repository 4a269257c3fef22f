import { z } from 'zod'
import { entered, type Moved } from '@/lib/kernel/machine'
import { reaction } from '@/lib/kernel/reaction'
import { tradeEndStates, tradeMachine } from '@/lib/steam'
import { follow } from './follow'

/** What every end of a trade carries. */
const endOfTrade = z.object({
  subject: z.string(),
  leg: z.enum(['take', 'give', 'return']),
  attempt: z.number(),
  reason: z.string().nullish(),
  steamTradeId: z.string().nullish(),
  newAssetId: z.string().nullish(),
})

const resultOf = ({ id, to, data }: Moved) => {
  const { subject, leg, attempt, reason, steamTradeId, newAssetId } = endOfTrade.parse(data)
  const proof = { steamTradeId: steamTradeId ?? null, newAssetId: newAssetId ?? null }
  return { subject, leg, attempt, tradeId: id, exchanged: to === 'exchanged', reason: reason ?? to, proof }
}

export const dealReactions = tradeEndStates.map((state) =>
  reaction(entered(tradeMachine, state), (moved, ctx) => follow(ctx, resultOf(moved))),
)
