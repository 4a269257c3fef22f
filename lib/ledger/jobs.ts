import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { publicId } from '@/lib/kernel/ids'
import { job } from '@/lib/kernel/job'
import { log } from '@/lib/kernel/log'
import type { Ctx } from '@/lib/kernel/operation'
import { holdExpired, unsound } from './events'
import { proveLedger } from './prove'
import { memoSchema } from './schemas'

const nothing = z.object({})
const batch = 200

/** Gives overdue holds back until none is left. */
export const expireHolds = job({ name: 'ledger.expireHolds', input: nothing }, async (_, context) => {
  while (!context.signal.aborted) {
    if ((await context.transaction(expireBatch)) === 0) return
  }
})

/** Frees the overdue holds of up to 200 accounts and says so; returns how many there were. */
export async function expireBatch(ctx: Ctx): Promise<number> {
  const rows = await ctx.tx.execute<{
    hold_id: string
    code: string
    currency: string
    amount: string
    memo: unknown
  }>(sql`select * from ledger_hold_expire(${ctx.now.toISOString()}::timestamptz, ${batch})`)
  for (const row of rows) {
    const holdId = publicId('hold', row.hold_id)
    await ctx.emit(holdExpired, {
      aggregate: holdId,
      payload: {
        holdId,
        account: row.code,
        amountMinor: Number(row.amount),
        currency: row.currency,
        memo: memoSchema.parse(row.memo),
      },
      rooms: roomsOf(row.code),
    })
  }
  return rows.length
}

function roomsOf(code: string): string[] {
  const [kind, id] = code.split(':')
  return kind === 'user' ? [`user:${id}`] : []
}

/** Folds the entries of hot accounts; each run completes the cut that the run before it made. */
export const rollUp = job({ name: 'ledger.rollUp', input: nothing }, (_, context) =>
  context.transaction(async ({ tx }) => {
    await tx.execute(sql`select ledger_roll_up()`)
  }),
)

/** Proves the ledger and keeps the result; admins hear of a failure. */
export const prove = job({ name: 'ledger.prove', input: nothing, concurrency: 1 }, (_, context) =>
  context.transaction(recordProof),
)

export async function recordProof(ctx: Ctx): Promise<void> {
  const proof = await proveLedger(ctx.tx, { deep: false, at: ctx.now })
  await ctx.tx.execute(sql`
    insert into ledger_proof (at, sound, figures)
    values (${proof.at}::timestamptz, ${proof.sound}, ${JSON.stringify(proof.figures)}::jsonb)`)
  if (proof.sound) return
  log().error({ figures: proof.figures }, 'the ledger does not add up')
  await ctx.emit(unsound, { aggregate: 'ledger', payload: proof, rooms: ['admins'] })
}

export const ledgerJobs = [expireHolds, rollUp, prove]

/** How often each job is due. */
export const ledgerTimers = [
  { job: expireHolds, everyS: 10 },
  { job: rollUp, everyS: 20 },
  { job: prove, everyS: 300 },
]
