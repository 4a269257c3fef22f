import { signedIn } from '@/lib/kernel/access'
import { command } from '@/lib/kernel/operation'
import { beginRun } from './begin'
import { newPlan, plannedSeries, runnableVersion, seriesLabel } from './plan'
import { runRef, singleRequest } from './schemas/requests'

export const startBacktest = command(
  {
    name: 'backtest.start',
    summary: 'Runs a version of a strategy of yours over one series of candles.',
    input: singleRequest,
    output: runRef,
    access: signedIn,
    limit: { max: 60, windowS: 60 },
  },
  async (asked, ctx) => {
    const version = await runnableVersion(ctx, asked)
    const { ts: _, ...series } = await plannedSeries(ctx, asked.seriesId, version, asked)
    const fitted = asked.fittedUntil ? Date.parse(asked.fittedUntil) : null
    const splitAt = fitted !== null && fitted > series.from && fitted < series.to ? fitted : null
    const plan = newPlan({ kind: 'single', version, asked, series: [series], splitAt })
    const task = { do: 'run' as const, params: asked.params, splitAt, search: null }
    return beginRun(ctx, version, plan, [{ series, label: seriesLabel(series), task, units: 1 }])
  },
)
