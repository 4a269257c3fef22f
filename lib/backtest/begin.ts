import { backtestRun } from '@/db/schema/backtest'
import type { Ctx } from '@/lib/kernel/handler'
import { newId } from '@/lib/kernel/ids'
import { begin } from '@/lib/kernel/machine'
import type { StrategyVersion } from '@/lib/strategies'
import { personOf } from './access'
import { ownerRoom } from './events'
import { finishRun } from './finish'
import { orderWork } from './jobs'
import { addParts, type PlannedPart } from './parts'
import type { Plan } from './plan-of'
import { takeNumber } from './quotas'
import { runMachine } from './states'

/** A new run with its parts, ready for workers; or over at once, when all of it was asked before. */
export async function beginRun(
  ctx: Ctx,
  version: StrategyVersion,
  plan: Plan,
  parts: readonly PlannedPart[],
): Promise<{ runId: string }> {
  const owner = personOf(ctx.actor)
  const number = await takeNumber(ctx.tx, owner.id)
  const runId = newId('backtest')
  await ctx.tx.insert(backtestRun).values({
    id: runId,
    ownerId: owner.id,
    number,
    kind: plan.kind,
    state: runMachine.initial,
    strategyId: version.strategyId,
    versionId: version.id,
    formHash: version.formHash,
    engineVersion: plan.engineVersion,
    request: plan,
    total: plan.kind === 'optimise' ? plan.tries + 1 : parts.reduce((sum, { units }) => sum + units, 0),
    createdAt: ctx.now,
    updatedAt: ctx.now,
  })
  await begin(ctx, runMachine, runId, { rooms: [ownerRoom(owner.id)] })
  const known = await addParts(ctx, runId, plan, parts)
  if (!known || (await finishRun(ctx, runId))) await orderWork(ctx, runId, parts.length)
  return { runId }
}
