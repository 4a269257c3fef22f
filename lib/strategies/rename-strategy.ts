import { eq } from 'drizzle-orm'
import { strategy } from '@/db/schema/strategies'
import { command } from '@/lib/kernel/operation'
import { strategyOwner } from './access'
import { lockStrategy } from './rows'
import { renameStrategyInput, strategyRef } from './schemas/strategy'

export const renameStrategy = command(
  {
    name: 'strategies.rename',
    summary: 'Gives a strategy another name or description; its versions stay.',
    input: renameStrategyInput,
    output: strategyRef,
    access: strategyOwner,
  },
  async ({ strategyId, name, description }, ctx) => {
    const row = await lockStrategy(ctx.tx, strategyId)
    const said = {
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { description }),
    }
    await ctx.tx
      .update(strategy)
      .set({ ...said, version: row.version + 1, updatedAt: ctx.now })
      .where(eq(strategy.id, strategyId))
    return { strategyId }
  },
)
