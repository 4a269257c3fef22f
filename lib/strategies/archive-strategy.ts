import { strategy } from '@/db/schema/strategies'
import { move } from '@/lib/kernel/machine'
import { command } from '@/lib/kernel/operation'
import { strategyOwner } from './access'
import { roomsOf } from './rooms'
import { lockStrategy } from './rows'
import { strategyRef } from './schemas/strategy'
import { strategyMachine } from './states'

export const archiveStrategy = command(
  {
    name: 'strategies.archive',
    summary: 'Takes a strategy out of the way; its versions and what was run with them stay.',
    input: strategyRef,
    output: strategyRef,
    access: strategyOwner,
  },
  async ({ strategyId }, ctx) => {
    const row = await lockStrategy(ctx.tx, strategyId)
    await move(ctx, strategyMachine, strategy, row, 'archive', { rooms: roomsOf(row) })
    return { strategyId }
  },
)
