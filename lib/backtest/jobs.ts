import { z } from 'zod'
import type { Ctx } from '@/lib/kernel/handler'
import { idSchema } from '@/lib/kernel/ids'
import { job } from '@/lib/kernel/job'

const dayS = 86_400

/** Works on the parts of a run until none is left. Several may do so at once, on any worker. */
export const workJob = job(
  {
    name: 'backtest.work',
    input: z.object({ runId: idSchema('backtest'), lane: z.int() }),
    heartbeatS: 10,
    expireS: dayS,
    concurrency: 2,
  },
  async (input, context) => {
    // Only workers do this work: the pages' bundle leaves it out.
    const { workLane } = await import(/* turbopackIgnore: true */ './work/lane')
    await workLane(input.runId, context, orderWork)
  },
)

/** Workers that may share one run. */
const lanes = 4

export async function orderWork(ctx: Ctx, runId: string, parts = lanes): Promise<void> {
  for (let lane = 0; lane < Math.min(lanes, parts); lane++)
    await ctx.enqueue(workJob, { runId, lane }, { singletonKey: `${runId}:${lane}` })
}
