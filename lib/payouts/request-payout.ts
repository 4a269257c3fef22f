import { eq, sql } from 'drizzle-orm'
import { payout, sellerAccount } from '@/db/schema/payouts'
import { demandFactor } from '@/lib/identity'
import { refuse } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { begin } from '@/lib/kernel/machine'
import { type Currency, formatMoney } from '@/lib/kernel/money'
import { type Ctx, command } from '@/lib/kernel/operation'
import { sellers } from './access'
import { type AccountRow, demandAccount, sellerOf } from './account'
import { type Earned, earnedOf } from './earned'
import { moneyOff } from './money'
import { factsOf, type PayoutRow, payoutOfRow, viewOf } from './row'
import { leastPayoutMinor, payoutView, requestPayoutInput } from './schemas'
import { sendPayout } from './send-payout'
import { payoutMachine } from './states'

export const requestPayout = command(
  {
    name: 'payouts.request',
    summary: 'Pays earnings out to the seller’s bank, from 50.00 up.',
    input: requestPayoutInput,
    output: payoutView,
    access: sellers,
    limit: { max: 20, windowS: 3_600 },
  },
  async ({ amountMinor, currency }, ctx) => {
    const sellerId = sellerOf(ctx.actor)
    await demandFactor(ctx)
    const account = await lockAccount(ctx, sellerId)
    const earned = await earnedOf(ctx.tx, sellerId, currency, ctx.now)
    const refusal = refusalOf(account, earned, currency)
    if (refusal) refuse('payout_refused', refusal)
    if (amountMinor > earned.withdrawableMinor)
      refuse('payout_too_large', `${formatMoney(earned.withdrawableMinor, currency)} can be paid out now.`)
    return viewOf(await beginPayout(ctx, { sellerId, amountMinor, currency, period: null }))
  },
)

/** Payouts of one seller wait for each other here, so that two never take the same earnings. */
export async function lockAccount({ tx }: Pick<Ctx, 'tx'>, sellerId: string): Promise<AccountRow> {
  await tx.execute(
    sql`select 1 from ${sellerAccount} where ${eq(sellerAccount.personId, sellerId)} for update`,
  )
  return demandAccount(tx, sellerId)
}

/** Why nothing may leave now; null when something may. */
export function refusalOf(account: AccountRow | null, earned: Earned, currency: Currency): string | null {
  if (!account) return 'Say first where your bank is.'
  if (account.state === 'pending') return 'The payment provider still looks at your answers.'
  if (account.state === 'restricted') return 'The payment provider has questions for you first.'
  if (earned.withdrawableMinor >= leastPayoutMinor) return null
  const [held] = earned.holds
  if (held && earned.earnedMinor - earned.onTheWayMinor - earned.paidMinor >= leastPayoutMinor)
    return held.why
  const least = formatMoney(leastPayoutMinor, currency)
  return `A payout is at least ${least}; ${formatMoney(earned.withdrawableMinor, currency)} can leave now.`
}

type New = Pick<PayoutRow, 'sellerId' | 'amountMinor' | 'currency' | 'period'>

/** The money leaves the wallet with the row, in one commit; a job brings it to the bank. */
export async function beginPayout(ctx: Ctx, given: New): Promise<PayoutRow> {
  const id = newId('payout')
  const [stored] = await ctx.tx
    .insert(payout)
    .values({
      id,
      ...given,
      state: payoutMachine.initial,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      triedAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning()
  if (!stored) refuse('wrong_state', 'This month’s payout was made already.')
  const row = payoutOfRow(stored)
  await moneyOff(ctx, row)
  await begin(ctx, payoutMachine, id, { data: factsOf(row), rooms: [`user:${row.sellerId}`] })
  await ctx.enqueue(sendPayout, { payoutId: id }, { singletonKey: id })
  return row
}
