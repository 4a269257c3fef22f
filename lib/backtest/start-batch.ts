import { signedIn } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { personOf } from './access'
import { beginRun } from './begin'
import { newPlan, plannedSeries, runnableVersion, seriesLabel } from './plan'
import type { PlannedSeries } from './plan-of'
import { quotaOf } from './quotas'
import { batchRequest, runRef } from './schemas/requests'

export const startBatch = command(
  {
    name: 'backtest.startBatch',
    summary: 'Runs a version of a strategy of yours over several series: pairs and frames.',
    input: batchRequest,
    output: runRef,
    access: signedIn,
    limit: { max: 20, windowS: 60 },
  },
  async (asked, ctx) => {
    const ids = [...new Set(asked.seriesIds)]
    const { seriesPerBatch, plan: name } = quotaOf(personOf(ctx.actor).id)
    if (ids.length > seriesPerBatch)
      refuse(
        'backtest_quota',
        `These are ${ids.length} series; the ${name} plan allows ${seriesPerBatch} in a batch. Order two batches.`,
        { status: 422, fields: { seriesIds: `At most ${seriesPerBatch}.` } },
      )
    const version = await runnableVersion(ctx, asked)
    const all: PlannedSeries[] = []
    for (const id of ids) {
      const { ts: _, ...series } = await plannedSeries(ctx, id, version, asked)
      all.push(series)
    }
    const task = { do: 'run' as const, params: asked.params, splitAt: null, search: null }
    const plan = newPlan({ kind: 'batch', version, asked, series: all })
    const parts = all.map((series) => ({ series, label: seriesLabel(series), task, units: 1 }))
    return beginRun(ctx, version, plan, parts)
  },
)
