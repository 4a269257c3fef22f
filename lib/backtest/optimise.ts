import { signedIn } from '@/lib/kernel/access'
import { command } from '@/lib/kernel/operation'
import { personOf } from './access'
import { beginRun } from './begin'
import { newPlan, plannedSeries, runnableVersion } from './plan'
import { quotaOf } from './quotas'
import { optimiseRequest, runRef } from './schemas/requests'
import { searchOf } from './searching'

/** Bars that one part works through: about a second of a worker. */
const barsPerPart = 4_000_000
const mostPerPart = 100

export const optimise = command(
  {
    name: 'backtest.optimise',
    summary:
      'Tries many values of a strategy’s parameters on the first part of a series, and the best on all of it.',
    input: optimiseRequest,
    output: runRef,
    access: signedIn,
    limit: { max: 20, windowS: 60 },
  },
  async (asked, ctx) => {
    const version = await runnableVersion(ctx, asked)
    const search = searchOf(version, asked, quotaOf(personOf(ctx.actor).id))
    const { ts, ...series } = await plannedSeries(ctx, asked.seriesId, version, asked)
    const seen = Math.max(2, Math.round(ts.length * (1 - asked.keepAside)))
    const splitAt = ts[seen] ?? null
    const { axes, cells } = search
    const plan = newPlan({ kind: 'optimise', version, asked, series: [series], search, splitAt })
    const size = Math.min(mostPerPart, Math.max(1, Math.floor(barsPerPart / seen)))
    const parts = Array.from({ length: Math.ceil(cells.length / size) }, (_, part) => {
      const mine = cells.slice(part * size, (part + 1) * size)
      const task = { do: 'tries' as const, params: asked.params, axes, cells: mine, until: splitAt }
      const label = `Tries ${part * size + 1} to ${part * size + mine.length}`
      return { series, label, task, units: mine.length }
    })
    return beginRun(ctx, version, plan, parts)
  },
)
