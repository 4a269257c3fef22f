import { eq, sql } from 'drizzle-orm'
import { backtestResult } from '@/db/schema/backtest'
import { rawDb } from '@/lib/kernel/db'
import type { JobContext } from '@/lib/kernel/handler'
import { narrator } from './narrator'
import type { ResultView } from './schemas/results'

/** Puts the findings of a stored result into words, once, and keeps the words beside them. */
export async function narrate(key: string, context: JobContext): Promise<void> {
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
