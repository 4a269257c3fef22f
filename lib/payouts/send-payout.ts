import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { payout } from '@/db/schema/payouts'
import { system } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { assert, Refusal } from '@/lib/kernel/errors'
import { job } from '@/lib/kernel/job'
import { type Ctx, inTransaction } from '@/lib/kernel/operation'
import { type BankPayout, processor } from '@/lib/payments'
import { findAccount } from './account'
import { moneyBack, moneyTransferred } from './money'
import { lockPayout, movePayout, type PayoutRow, payoutOfRow } from './row'

const by = system('payouts.send')

/** Does the next step of a payout, or looks at what has become of it. Our keys make every step once. */
export const sendPayout = job(
  { name: 'payouts.send', input: z.object({ payoutId: z.string() }), retryLimit: 8 },
  ({ payoutId }) => followPayout(payoutId),
)

export async function followPayout(payoutId: string): Promise<void> {
  const [stored] = await rawDb().select().from(payout).where(eq(payout.id, payoutId))
  if (!stored || stored.state === 'failed') return
  const row = payoutOfRow(stored)
  const account = await findAccount(rawDb(), row.sellerId)
  const seller = account?.processorId
  assert(seller, 'A payout has an account at the provider.')
  if (row.state === 'requested') return transfer(row, seller)
  if (row.state === 'transferred') return send(row, seller)
  assert(row.processorId, 'A payout that was sent is known to the provider.')
  await applyAnswer(row, await processor().payout(seller, row.processorId))
}

async function transfer(row: PayoutRow, seller: string): Promise<void> {
  const { id, amountMinor } = row
  const currency = row.currency.toLowerCase()
  try {
    const key = `payout:${id}:transfer`
    const transferId = await processor().transfer({ key, seller, amountMinor, currency, order: id })
    await inTransaction(by, (ctx) => noteTransfer(ctx, id, transferId))
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'seller_not_ready')) throw error
    return fail(id, null, error.message)
  }
  await followPayout(id)
}

async function noteTransfer(ctx: Ctx, payoutId: string, transferId: string): Promise<void> {
  const row = await lockPayout(ctx.tx, payoutId)
  if (row.state !== 'requested') return
  await moneyTransferred(ctx, row, transferId)
  await movePayout(ctx, row, 'transfer', { transferId })
}

async function send(row: PayoutRow, seller: string): Promise<void> {
  const { id, amountMinor } = row
  const key = `payout:${id}:bank`
  const currency = row.currency.toLowerCase()
  const sent = await processor().payOut({ key, seller, amountMinor, currency, payout: id })
  await inTransaction(by, async (ctx) => {
    const current = await lockPayout(ctx.tx, id)
    if (current.state === 'transferred') await movePayout(ctx, current, 'send', { processorId: sent.id })
  })
  await applyAnswer({ ...row, processorId: sent.id }, sent)
}

/** A bank may send back what had arrived: from `paid` a payout still fails, from `failed` nothing follows. */
async function applyAnswer(row: PayoutRow, { state, failure }: BankPayout): Promise<void> {
  if (state === 'failed') return takeBack(row, bankWords[failure ?? ''] ?? 'Your bank sent it back.')
  await inTransaction(by, async (ctx) => {
    const current = await lockPayout(ctx.tx, row.id)
    if (current.state === 'in_transit' && state === 'paid') await movePayout(ctx, current, 'arrive')
    else await ctx.tx.update(payout).set({ triedAt: ctx.now }).where(eq(payout.id, row.id))
  })
}

const bankWords: Record<string, string> = {
  account_closed: 'Your bank says that the account is closed.',
  no_account: 'Your bank does not know the account.',
  debit_not_authorized: 'Your bank does not allow this for the account.',
  invalid_currency: 'Your bank does not take this currency.',
}

/** The money lies in the seller's account at the provider: it comes to us first, then to the wallet. */
async function takeBack({ id, transferId, amountMinor }: PayoutRow, why: string): Promise<void> {
  assert(transferId, 'What the bank sent back was transferred before.')
  const key = `payout:${id}:reversal`
  const reversalId = await processor().reverseTransfer({ key, transfer: transferId, amountMinor })
  await fail(id, reversalId, why)
}

const fail = (payoutId: string, reversalId: string | null, why: string) =>
  inTransaction(by, async (ctx) => {
    const row = await lockPayout(ctx.tx, payoutId)
    if (row.state === 'failed') return
    await moneyBack(ctx, row, reversalId)
    await movePayout(ctx, row, 'fail', { failure: why })
  })
