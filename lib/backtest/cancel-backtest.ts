import { backtestRun } from '@/db/schema/backtest'
import { move } from '@/lib/kernel/machine'
import { command } from '@/lib/kernel/operation'
import { ownRun } from './access'
import { ownerRoom } from './events'
import { lockRun } from './row'
import { runRef } from './schemas/requests'
import { runMachine } from './states'

export const cancelBacktest = command(
  {
    name: 'backtest.cancel',
    summary:
      'Ends a run of yours that is not done; its workers stop within a second, and what is done is kept.',
    input: runRef,
    output: runRef,
    access: ownRun,
    limit: { max: 60, windowS: 60 },
  },
  async ({ runId }, ctx) => {
    const run = await lockRun(ctx.tx, runId)
    const rooms = [ownerRoom(run.ownerId)]
    await move(ctx, runMachine, backtestRun, run, 'cancel', { set: { endedAt: ctx.now }, rooms })
    return { runId }
  },
)
