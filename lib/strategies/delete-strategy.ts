import { eq } from 'drizzle-orm'
import { strategy } from '@/db/schema/strategies'
import { command } from '@/lib/kernel/operation'
import { strategyOwner } from './access'
import { strategyDeleted } from './events'
import { roomsOf } from './rooms'
import { lockStrategy } from './rows'
import { strategyRef } from './schemas/strategy'

export const deleteStrategy = command(
  {
    name: 'strategies.delete',
    summary: 'Removes a strategy with all its versions and everything that was run with them, for good.',
    input: strategyRef,
    output: strategyRef,
    access: strategyOwner,
  },
  async ({ strategyId }, ctx) => {
    const row = await lockStrategy(ctx.tx, strategyId)
    await ctx.tx.delete(strategy).where(eq(strategy.id, strategyId))
    await ctx.emit(strategyDeleted, {
      aggregate: strategyId,
      payload: { strategyId },
      rooms: roomsOf(row),
    })
    return { strategyId }
  },
)
