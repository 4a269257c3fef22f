import { z } from 'zod'
import { idSchema } from '@/lib/kernel/ids'
import { job } from '@/lib/kernel/job'
import { narrate } from './narrate'

const dayS = 86_400

/** Has a language model put the findings of a result into words, where there is one. */
export const narrateJob = job(
  {
    name: 'backtest.narrate',
    input: z.object({ key: z.string().max(64) }),
    retryLimit: 3,
    expireS: 60,
    concurrency: 1,
  },
  ({ key }, context) => narrate(key, context),
)

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
    await workLane(input.runId, context)
  },
)
