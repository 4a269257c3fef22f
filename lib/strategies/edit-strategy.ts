import { eq } from 'drizzle-orm'
import { strategy, strategyVersion } from '@/db/schema/strategies'
import { refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { strategyOwner } from './access'
import { strategyVersioned } from './events'
import { roomsOf } from './rooms'
import { addVersion, lockStrategy, versionRow } from './rows'
import { editedView, editStrategyInput } from './schemas/strategy'
import { written } from './written'

const mostVersions = 500

export const editStrategy = command(
  {
    name: 'strategies.edit',
    summary: 'Makes a new version, when what is wanted is not what the newest one wants.',
    input: editStrategyInput,
    output: editedView,
    access: strategyOwner,
    limit: { max: 120, windowS: 600 },
  },
  async ({ strategyId, content, basedOn }, ctx) => {
    const row = await lockStrategy(ctx.tx, strategyId)
    if (row.kind !== content.kind)
      refuse('wrong_kind', `This strategy is written as ${row.kind}, and stays so. Make a new one.`)
    if (row.state !== 'draft') refuse('wrong_state', `This strategy is ${row.state}. Restore it first.`)
    const newest = await versionRow(ctx.tx, strategyId)
    if (newest.number !== basedOn)
      refuse(
        'changed_meanwhile',
        `There is a version ${newest.number} now, and this was made from ${basedOn}.`,
      )
    const parts = written(content)
    if (parts.formHash === newest.formHash) {
      const { source, notices } = parts
      await ctx.tx.update(strategyVersion).set({ source, notices }).where(eq(strategyVersion.id, newest.id))
      return { strategyId, number: newest.number, changed: false }
    }
    const number = newest.number + 1
    if (number > mostVersions)
      refuse('too_many_versions', `A strategy has at most ${mostVersions} versions. Make a new one from it.`)
    const versionId = await addVersion(ctx, row, number, parts)
    await ctx.tx
      .update(strategy)
      .set({ version: row.version + 1, updatedAt: ctx.now })
      .where(eq(strategy.id, strategyId))
    await ctx.emit(strategyVersioned, {
      aggregate: strategyId,
      payload: { strategyId, versionId, number },
      rooms: roomsOf(row),
    })
    return { strategyId, number, changed: true }
  },
)
