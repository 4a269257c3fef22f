import { signedIn } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { personOf } from './access'
import { beginRun } from './begin'
import { walkForward as windowsOf } from './engine/honesty/windows'
import { newPlan, plannedSeries, runnableVersion } from './plan'
import { quotaOf } from './quotas'
import { runRef, type WalkForwardRequest, walkForwardRequest } from './schemas/requests'
import { searchOf } from './searching'

const leastBars = 20

/** Tests of equal length that stand side by side at the end, each after a training `trainTimes` as long. */
function spansOf(bars: number, { windows, trainTimes, anchored }: WalkForwardRequest) {
  const test = Math.floor(bars / (windows + trainTimes))
  const train = bars - windows * test
  if (test < leastBars)
    refuse(
      'too_few_bars',
      `${bars.toLocaleString('en-GB')} bars are too few for ${windows} windows: a test would have ${test} of them. ` +
        'Take fewer windows or a longer range.',
      {
        status: 422,
        fields: { windows: `At most ${Math.max(1, Math.floor(bars / leastBars - trainTimes))}.` },
      },
    )
  return windowsOf(bars, { train, test, anchored })
}

export const walkForward = command(
  {
    name: 'backtest.walkForward',
    summary: 'Fits a strategy again and again and tests each fit on the bars that follow, with a verdict.',
    input: walkForwardRequest,
    output: runRef,
    access: signedIn,
    limit: { max: 20, windowS: 60 },
  },
  async (asked, ctx) => {
    const version = await runnableVersion(ctx, asked)
    const search = searchOf(version, asked, quotaOf(personOf(ctx.actor).id), asked.windows)
    const { ts, ...series } = await plannedSeries(ctx, asked.seriesId, version, asked)
    const { axes, cells, objective, method, tries, seed } = search
    const learning = method === 'tpe' ? { learn: { tries, seed } } : {}
    const open = (bar: number) => ts[bar] ?? series.to
    const plan = newPlan({ kind: 'walk_forward', version, asked, series: [series], search })
    const parts = spansOf(ts.length, asked).map(({ train, test }, window) => ({
      series,
      label: `Window ${window + 1}`,
      task: {
        do: 'window' as const,
        params: asked.params,
        axes,
        cells,
        objective,
        ...learning,
        train: { from: open(train.from), to: open(train.to) },
        test: { from: open(test.from), to: open(test.to) },
      },
      units: 1,
    }))
    return beginRun(ctx, version, plan, parts)
  },
)
