import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { backtestResult } from '@/db/schema/backtest'
import { rawDb } from '@/lib/kernel/db'
import type { JobContext } from '@/lib/kernel/handler'
import { job } from '@/lib/kernel/job'
import { narrator } from './narrator'
import type { ResultView } from './schemas/results'

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

/** Once: the words are kept beside the findings of the stored result. */
async function narrate(key: string, context: JobContext): Promise<void> {
  const model = await narrator()
  const [row] = await rawDb()
    .select({ view: backtestResult.view })
    .from(backtestResult)
    .where(eq(backtestResult.key, key))
  const view = row?.view as ResultView | undefined
  if (!model || !view || view.narration) return
  const narration = await model.narrate(view.findings)
  await context.transaction((ctx) =>
    ctx.tx
      .update(backtestResult)
      .set({ view: sql`${backtestResult.view} || ${JSON.stringify({ narration })}::jsonb` })
      .where(eq(backtestResult.key, key)),
  )
}
