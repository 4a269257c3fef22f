import { strategy } from '@/db/schema/strategies'
import { move } from '@/lib/kernel/machine'
import { command } from '@/lib/kernel/operation'
import { strategyOwner } from './access'
import { roomsOf } from './rooms'
import { lockStrategy } from './rows'
import { strategyRef } from './schemas/strategy'
import { strategyMachine } from './states'

export const restoreStrategy = command(
  {
    name: 'strategies.restore',
    summary: 'Brings an archived strategy back.',
    input: strategyRef,
    output: strategyRef,
    access: strategyOwner,
  },
  async ({ strategyId }, ctx) => {
    const row = await lockStrategy(ctx.tx, strategyId)
    await move(ctx, strategyMachine, strategy, row, 'restore', { rooms: roomsOf(row) })
    return { strategyId }
  },
)
