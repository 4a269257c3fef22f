import { count, eq } from 'drizzle-orm'
import { strategy } from '@/db/schema/strategies'
import { signedIn } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { begin } from '@/lib/kernel/machine'
import { command } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { roomsOf } from './rooms'
import { addVersion } from './rows'
import { createStrategyInput, editedView } from './schemas/strategy'
import { strategyMachine } from './states'
import { written } from './written'

const mostStrategies = 200

export const createStrategy = command(
  {
    name: 'strategies.create',
    summary: 'Keeps a strategy, written as rules, as Pine Script or as JavaScript, as its version 1.',
    input: createStrategyInput,
    output: editedView,
    access: signedIn,
    limit: { max: 60, windowS: 600 },
  },
  async ({ name, description, content }, ctx) => {
    const ownerId = selfOf(ctx.actor)
    const parts = written(content)
    const [had] = await ctx.tx.select({ n: count() }).from(strategy).where(eq(strategy.ownerId, ownerId))
    if ((had?.n ?? 0) >= mostStrategies)
      refuse('too_many_strategies', `An account has at most ${mostStrategies} strategies. Delete one first.`)
    const row = { id: newId('strategy'), ownerId, name, description, kind: content.kind }
    const times = { createdAt: ctx.now, updatedAt: ctx.now }
    await ctx.tx.insert(strategy).values({ ...row, ...times, state: strategyMachine.initial })
    await addVersion(ctx, row, 1, parts)
    await begin(ctx, strategyMachine, row.id, { rooms: roomsOf(row) })
    return { strategyId: row.id, number: 1, changed: true }
  },
)
