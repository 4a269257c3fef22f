import type { Currency } from '@/lib/kernel/money'
import type { Ctx } from '@/lib/kernel/operation'
import { type Account, captureHold, clearing, escrow, post, wallet } from '@/lib/ledger'
import type { PaymentRow } from './row'

/** What the processor holds for us, as a debt of the world outside: its balance is the negative of the processor's. */
export const atProcessor: Account = clearing('stripe')
/** What banks took back from us and has not been recovered from a seller. */
export const takenBack: Account = 'platform:disputes'

interface Move {
  key: string
  kind: 'purchase' | 'refund' | 'adjustment'
  from: Account
  to: Account
  amountMinor: number
  currency: Currency
  title: string
  detail: string
  subject: string
}

export const moveMoney = (ctx: Ctx, { from, to, amountMinor, title, detail, subject, ...rest }: Move) =>
  post(ctx, {
    ...rest,
    legs: [
      { account: from, amountMinor: -amountMinor },
      { account: to, amountMinor },
    ],
    memo: { title, detail, subject },
  })

type Paid = Pick<
  PaymentRow,
  'id' | 'orderId' | 'personId' | 'walletMinor' | 'cardMinor' | 'currency' | 'title'
>

const purchase = (row: Paid) => ({
  kind: 'purchase' as const,
  to: escrow(row.orderId),
  currency: row.currency,
  title: row.title,
  subject: row.orderId,
})

/** From the wallet of the buyer into the escrow account of the order. */
export const walletIn = (ctx: Ctx, row: Paid) =>
  moveMoney(ctx, {
    ...purchase(row),
    key: `payment:${row.id}:wallet`,
    from: wallet(row.personId),
    amountMinor: row.walletMinor,
    detail: 'Paid from the wallet',
  })

/** What was held of the wallet goes the same way. */
export const holdIn = (ctx: Ctx, row: Paid, holdId: string) =>
  captureHold(ctx, {
    holdId,
    kind: 'purchase',
    currency: row.currency,
    to: [{ account: escrow(row.orderId), amountMinor: row.walletMinor }],
    memo: { title: row.title, detail: 'Paid from the wallet, the rest by card', subject: row.orderId },
  })

/** What the card paid. */
export const cardIn = (ctx: Ctx, row: Paid) =>
  moveMoney(ctx, {
    ...purchase(row),
    key: `payment:${row.id}:card`,
    from: atProcessor,
    amountMinor: row.cardMinor,
    detail: 'Paid by card',
  })
