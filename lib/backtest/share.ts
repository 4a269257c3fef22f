import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { backtestRun } from '@/db/schema/backtest'
import { hashOf, seal, unseal } from '@/lib/kernel/crypto'
import { refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { ownRun } from './access'
import { lockRun } from './row'
import { runRef } from './schemas/requests'
import { shareView } from './schemas/views'

const tokenBytes = 24
const context = (runId: string) => `backtest share ${runId}`
export const shareHashOf = (token: string): Buffer => hashOf({ backtestShare: token })

const pathOf = (token: string) => ({ path: `/shared/backtests/${token}` })

/** The same link for as long as it holds. */
export const shareBacktest = command(
  {
    name: 'backtest.share',
    summary: 'A link under which anybody sees the result of a run of yours, but not how its strategy works.',
    input: runRef,
    output: shareView,
    access: ownRun,
    limit: { max: 60, windowS: 60 },
  },
  async ({ runId }, ctx) => {
    const run = await lockRun(ctx.tx, runId)
    if (run.sealedShare) return pathOf(unseal(run.sealedShare, context(runId)))
    if (run.kind !== 'single' || run.state !== 'done')
      refuse('not_shareable', 'Only a single run that is done can be shared.', { status: 409 })
    const token = randomBytes(tokenBytes).toString('base64url')
    await ctx.tx
      .update(backtestRun)
      .set({ shareHash: shareHashOf(token), sealedShare: seal(token, context(runId)) })
      .where(eq(backtestRun.id, runId))
    return pathOf(token)
  },
)

export const unshareBacktest = command(
  {
    name: 'backtest.unshare',
    summary: 'Takes the link of a run of yours back: it leads nowhere from now on.',
    input: runRef,
    output: z.object({}),
    access: ownRun,
    limit: { max: 60, windowS: 60 },
  },
  async ({ runId }, ctx) => {
    await lockRun(ctx.tx, runId)
    await ctx.tx
      .update(backtestRun)
      .set({ shareHash: null, sealedShare: null })
      .where(eq(backtestRun.id, runId))
    return {}
  },
)
