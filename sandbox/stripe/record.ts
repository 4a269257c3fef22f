import type { Desk } from './desk'
import type { Dispute } from './disputes'
import { balanceOf } from './money'
import type { Payout } from './payouts'
import type { BalanceTransaction, Charge, Intent, Refund } from './rows'
import type { Transfer } from './transfers'

/** One account's books, exact to the cent, for a recount: everything is read anew from what was booked. */
export function recordOf(desk: Desk) {
  const charges = desk.all<Charge>('charge')
  const chargesOf = Map.groupBy(charges, ({ payment_intent }) => payment_intent ?? '')
  const refunds = desk.all<Refund>('refund')
  const refundsOf = Map.groupBy(refunds, ({ payment_intent }) => payment_intent ?? '')
  const transfers = desk.all<Transfer>('transfer')
  const transfersOf = Map.groupBy(transfers, ({ source_transaction }) => source_transaction ?? '')
  const entries = desk.all<BalanceTransaction>('balance_transaction')
  return {
    payments: desk.all<Intent>('payment_intent').map((intent) => ({
      id: intent.id,
      status: intent.status,
      amount: intent.amount,
      currency: intent.currency,
      received: intent.amount_received,
      /** More than one means that somebody was charged twice. */
      charges: (chargesOf.get(intent.id) ?? []).filter(({ captured }) => captured).length,
      refunded: sum((refundsOf.get(intent.id) ?? []).filter(({ status }) => status !== 'failed')),
      /** What went to sellers out of it and has not come back. */
      transferred: (chargesOf.get(intent.id) ?? [])
        .flatMap(({ id }) => transfersOf.get(id) ?? [])
        .reduce((total, one) => total + one.amount - one.amount_reversed, 0),
      session: desk.inner(intent.id).session ?? null,
      transfer_group: intent.transfer_group,
      metadata: intent.metadata,
    })),
    refunds: refunds.map(({ id, payment_intent, amount, currency, status, metadata }) => ({
      id,
      payment_intent,
      amount,
      currency,
      status,
      metadata,
    })),
    transfers: transfers.map(({ id, amount, amount_reversed, currency, destination, metadata, ...rest }) => ({
      id,
      amount,
      amount_reversed,
      currency,
      destination,
      source_transaction: rest.source_transaction,
      transfer_group: rest.transfer_group,
      metadata,
    })),
    payouts: desk.all<Payout>('payout').map(({ id, amount, currency, status, metadata }) => ({
      id,
      amount,
      currency,
      status,
      metadata,
    })),
    disputes: desk
      .all<Dispute>('dispute')
      .map(({ id, charge, payment_intent, amount, currency, status }) => ({
        id,
        charge,
        payment_intent,
        amount,
        currency,
        status,
      })),
    /** What every kind of posting adds up to, by currency: `charge usd`. */
    booked: totals(entries, ({ type, currency }) => `${type} ${currency}`),
    fees: totals(
      entries,
      ({ currency }) => currency,
      ({ fee }) => fee,
    ),
    /** The sum of all that was booked; always what the balance says. */
    net: totals(
      entries,
      ({ currency }) => currency,
      ({ net }) => net,
    ),
    balance: balanceOf(desk),
  }
}

const sum = (list: { amount: number }[]) => list.reduce((total, { amount }) => total + amount, 0)

function totals(
  entries: BalanceTransaction[],
  name: (entry: BalanceTransaction) => string,
  amount = (entry: BalanceTransaction) => entry.amount,
): Record<string, number> {
  const found: Record<string, number> = {}
  for (const entry of entries) found[name(entry)] = (found[name(entry)] ?? 0) + amount(entry)
  return found
}
