import type { Ctx } from '@/lib/kernel/operation'
import { type Account, clearing, post, wallet } from '@/lib/ledger'
import { atProcessor, expectBooking } from '@/lib/payments'
import type { PayoutRow } from './row'

/** Has left a wallet, and not yet our account at the provider. */
const onTheWay: Account = clearing('stripe_payouts')

type Of = Pick<PayoutRow, 'id' | 'sellerId' | 'amountMinor' | 'currency'>

const move = (ctx: Ctx, row: Of, step: string, from: Account, to: Account, detail: string) =>
  post(ctx, {
    key: `payout:${row.id}:${step}`,
    kind: 'payout',
    currency: row.currency,
    legs: [
      { account: from, amountMinor: -row.amountMinor },
      { account: to, amountMinor: row.amountMinor },
    ],
    memo: { title: step === 'back' ? 'Payout came back' : 'Payout to your bank', detail, subject: row.id },
  })

export const moneyOff = (ctx: Ctx, row: Of) =>
  move(ctx, row, 'off', wallet(row.sellerId), onTheWay, 'On its way')

export async function moneyTransferred(ctx: Ctx, row: Of, transferId: string): Promise<void> {
  await move(ctx, row, 'transfer', onTheWay, atProcessor, 'At the payment provider')
  await expectBooking(ctx, { ...lineOf(row, 'transfer'), source: transferId, amountMinor: -row.amountMinor })
}

/** `reversalId` names how the provider took the transfer back; null when there never was one. */
export async function moneyBack(ctx: Ctx, row: Of, reversalId: string | null): Promise<void> {
  const from = reversalId ? atProcessor : onTheWay
  await move(ctx, row, 'back', from, wallet(row.sellerId), 'Back in your wallet')
  if (reversalId)
    await expectBooking(ctx, { ...lineOf(row, 'back'), source: reversalId, amountMinor: row.amountMinor })
}

const lineOf = ({ id, currency }: Of, step: string) => ({
  key: `payout:${id}:${step}`,
  subject: id,
  currency,
})
