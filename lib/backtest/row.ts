import { eq } from 'drizzle-orm'
import { backtestRun } from '@/db/schema/backtest'
import type { Tx } from '@/lib/kernel/db'
import { notFound } from '@/lib/kernel/errors'
import { stateOf } from '@/lib/kernel/machine'
import { runMachine } from './states'

/** The run's row, locked until the transaction ends. */
export async function lockRun(tx: Tx, runId: string) {
  const [row] = await tx.select().from(backtestRun).where(eq(backtestRun.id, runId)).for('update')
  if (!row) notFound('backtest')
  return { ...row, state: stateOf(runMachine, row.state) }
}

export type RunRow = Awaited<ReturnType<typeof lockRun>>

export const isOpen = ({ state }: { state: string }): boolean => state === 'queued' || state === 'running'
