import { and, eq, inArray, lt } from 'drizzle-orm'
import { payout, sellerAccount } from '@/db/schema/payouts'
import { system } from '@/lib/kernel/access'
import { inMs, now } from '@/lib/kernel/clock'
import { rawDb } from '@/lib/kernel/db'
import { log } from '@/lib/kernel/log'
import { currencies } from '@/lib/kernel/money'
import { type Ctx, inTransaction } from '@/lib/kernel/operation'
import type { Timer } from '@/lib/kernel/timer'
import { cardsTaken } from '@/lib/payments'
import { earnedOf } from './earned'
import { beginPayout, lockAccount, refusalOf } from './request-payout'
import { leastPayoutMinor } from './schemas'
import { sendPayout } from './send-payout'

const by = system('payouts.sweep')
const batch = 200
const patienceMs = 120_000
const askEveryMs = 3_600_000

/** Steps that were lost are tried again; what is on its way to a bank is asked about every hour. */
export async function sweepPayouts(): Promise<void> {
  if (!cardsTaken()) return
  await inTransaction(by, async (ctx) => {
    await revive(ctx, ['requested', 'transferred'], patienceMs)
    await revive(ctx, ['in_transit'], askEveryMs)
  })
}

async function revive(ctx: Ctx, states: string[], afterMs: number): Promise<void> {
  const rows = await ctx.tx
    .select({ id: payout.id })
    .from(payout)
    .where(and(inArray(payout.state, states), lt(payout.triedAt, inMs(ctx.now, -afterMs))))
    .limit(batch)
  for (const { id } of rows) await ctx.enqueue(sendPayout, { payoutId: id }, { singletonKey: id })
}

/** On the first of the month, whoever wished it is paid what may leave. Once a month, by constraint. */
export async function payMonthly(at = now()): Promise<number> {
  if (!cardsTaken() || at.getUTCDate() !== 1) return 0
  const period = at.toISOString().slice(0, 7)
  const wished = await rawDb()
    .select({ personId: sellerAccount.personId })
    .from(sellerAccount)
    .where(and(eq(sellerAccount.monthly, true), eq(sellerAccount.state, 'active')))
  let made = 0
  for (const { personId } of wished)
    await inTransaction(system('payouts.monthly'), (ctx) => payOne(ctx, personId, period)).then(
      (paid) => {
        made += paid
      },
      (error) => log().error({ personId, err: error }, 'a monthly payout could not be made'),
    )
  return made
}

async function payOne(ctx: Ctx, sellerId: string, period: string): Promise<number> {
  const account = await lockAccount(ctx, sellerId)
  const known = await ctx.tx
    .select({ currency: payout.currency })
    .from(payout)
    .where(and(eq(payout.sellerId, sellerId), eq(payout.period, period)))
  let made = 0
  for (const currency of currencies) {
    if (known.some((each) => each.currency === currency)) continue
    const earned = await earnedOf(ctx.tx, sellerId, currency, ctx.now)
    if (refusalOf(account, earned, currency) || earned.withdrawableMinor < leastPayoutMinor) continue
    await beginPayout(ctx, { sellerId, amountMinor: earned.withdrawableMinor, currency, period })
    made++
  }
  return made
}

export const payoutTimers: readonly Timer[] = [
  { name: 'payouts.sweep', everyMs: 60_000, run: sweepPayouts },
  { name: 'payouts.payMonthly', everyMs: 3_600_000, run: async () => void (await payMonthly()) },
]
