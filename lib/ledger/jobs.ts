import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { system } from '@/lib/kernel/access'
import { publicId } from '@/lib/kernel/ids'
import { job } from '@/lib/kernel/job'
import { log } from '@/lib/kernel/log'
import { type Ctx, inTransaction } from '@/lib/kernel/operation'
import { holdExpired, unsound } from './events'
import { proveLedger } from './prove'
import { memoSchema } from './schemas'

const accountsPerBatch = 200
const batchesPerRun = 50

/** Gives overdue holds back, batch by batch. Accounts that are busy wait for the next run. */
export async function expireHolds(): Promise<number> {
  let expired = 0
  for (let batch = 0; batch < batchesPerRun; batch++) {
    const found = await inTransaction(system('ledger.expireHolds'), expireBatch)
    expired += found
    if (found === 0) break
  }
  return expired
}

interface ExpiredRow extends Record<string, unknown> {
  hold_id: string
  code: string
  currency: string
  amount: string
  memo: unknown
}

async function expireBatch(ctx: Ctx): Promise<number> {
  const rows = await ctx.tx.execute<ExpiredRow>(
    sql`select * from ledger_hold_expire(${ctx.now.toISOString()}::timestamptz, ${accountsPerBatch})`,
  )
  for (const row of rows) {
    const holdId = publicId('hold', row.hold_id)
    const { code: account, currency } = row
    const memo = memoSchema.parse(row.memo)
    await ctx.emit(holdExpired, {
      aggregate: holdId,
      payload: { holdId, account, amountMinor: Number(row.amount), currency, memo },
      rooms: roomsOf(account),
    })
  }
  return rows.length
}

function roomsOf(account: string): string[] {
  const [kind, id] = account.split(':')
  return kind === 'user' ? [`user:${id}`] : []
}

/** Folds the entries of hot accounts; each run completes the cut that an earlier run made. */
export async function rollUp(): Promise<number> {
  const [row] = await inTransaction(system('ledger.rollUp'), ({ tx }) =>
    tx.execute<{ folded: number }>(sql`select ledger_roll_up() as folded`),
  )
  return row?.folded ?? 0
}

/** Proves the ledger and keeps the result; admins hear of a failure. */
export async function recordProof(): Promise<void> {
  await inTransaction(system('ledger.prove'), async (ctx) => {
    const proof = await proveLedger(ctx.tx, { deep: false, at: ctx.now })
    await ctx.tx.execute(sql`
      insert into ledger_proof (at, sound, figures)
      values (${proof.at}::timestamptz, ${proof.sound}, ${JSON.stringify(proof.figures)}::jsonb)`)
    await ctx.tx.execute(
      sql`delete from ledger_proof where at < ${proof.at}::timestamptz - interval '90 days'`,
    )
    if (proof.sound) return
    log().error({ figures: proof.figures }, 'the ledger does not add up')
    await ctx.emit(unsound, { aggregate: 'ledger', payload: proof, rooms: ['admins'] })
  })
}

const nothing = z.object({})

const expireHoldsJob = job({ name: 'ledger.expireHolds', input: nothing }, async () => {
  await expireHolds()
})

const rollUpJob = job({ name: 'ledger.rollUp', input: nothing }, async () => {
  await rollUp()
})

const proveJob = job({ name: 'ledger.prove', input: nothing, expireS: 1_800 }, recordProof)

export const ledgerJobs = [expireHoldsJob, rollUpJob, proveJob]

/** How often each job is due. */
export const ledgerTimers = [
  { job: expireHoldsJob, everyS: 10 },
  { job: rollUpJob, everyS: 20 },
  { job: proveJob, everyS: 300 },
]
